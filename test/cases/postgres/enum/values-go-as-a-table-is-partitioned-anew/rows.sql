INSERT INTO public.orders VALUES (1, '2024-01-01', 'new', '{}'), (2, '2024-01-01', 'paid', '{lost}');
