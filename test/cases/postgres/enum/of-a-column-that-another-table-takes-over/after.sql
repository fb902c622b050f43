CREATE TYPE public.state AS ENUM ('open', 'closed');
CREATE TABLE public.purchases (id bigint, state public.state);
CREATE VIEW public.counted AS SELECT count(*) AS n FROM public.purchases;
