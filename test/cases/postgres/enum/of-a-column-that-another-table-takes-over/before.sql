CREATE TYPE public.state AS ENUM ('open');
CREATE TABLE public.orders (note text, state public.state);
CREATE VIEW public.counted AS SELECT count(*) AS n FROM public.orders;
