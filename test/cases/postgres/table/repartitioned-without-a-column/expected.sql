CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: rebuild: makes public.t_rest anew with public.t
ALTER TABLE public.t_rest SET SCHEMA public_t__old;

CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: blocking: nobody can use public.t until its rows are copied
-- hazard: rebuild: makes public.t anew and copies its rows
ALTER TABLE public.t SET SCHEMA public_t__old;

CREATE TABLE public.t (
    id integer NOT NULL,
    n integer
)
PARTITION BY RANGE (n);

ALTER TABLE public.t REPLICA IDENTITY FULL;

ALTER TABLE public_t__old.t NO FORCE ROW LEVEL SECURITY;

CREATE TABLE public.t_rest PARTITION OF public.t DEFAULT;

-- hazard: data-loss: values of public.t.n may be rounded or cut: numeric → integer
-- hazard: rebuild: copies the rows of public.t; fails where one fits no partition or a value not the new type
INSERT INTO public.t (id, n) OVERRIDING SYSTEM VALUE SELECT id, n FROM public_t__old.t;

-- hazard: data-loss: drops column public.t.gone with its values
-- hazard: rebuild: drops the old public.t, whose rows were copied
DROP TABLE public_t__old.t;

DROP SCHEMA public_t__old;

ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
