INSERT INTO public.event VALUES (1, 'login');
