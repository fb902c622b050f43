ALTER TABLE public.t INHERIT public.two;

ALTER TABLE public.t NO INHERIT public.one;
