INSERT INTO public.kinds VALUES ('{a}', 'a', 1);
INSERT INTO public.events VALUES ('{a}', 'a', 1);
INSERT INTO public.people VALUES (1, NULL), (2, 1);
