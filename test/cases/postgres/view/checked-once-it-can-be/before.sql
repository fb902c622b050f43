CREATE TABLE public.t (a text);
CREATE VIEW public.v AS SELECT (a || 'x') AS a FROM public.t;
