CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: rebuild: makes public.t_2 anew with public.t
ALTER TABLE public.t_2 SET SCHEMA public_t__old;

CREATE SCHEMA IF NOT EXISTS s_public_t__old;

-- hazard: rebuild: makes s.t anew with public.t
ALTER TABLE s.t SET SCHEMA s_public_t__old;

CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: blocking: nobody can use public.t until its rows are copied
-- hazard: rebuild: makes public.t anew and copies its rows
ALTER TABLE public.t SET SCHEMA public_t__old;

CREATE TABLE public.t (
    a integer,
    b integer
)
PARTITION BY RANGE (a);

CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES FROM (2) TO (3);

CREATE TABLE s.t PARTITION OF public.t FOR VALUES FROM (1) TO (2);

-- hazard: rebuild: copies the rows of public.t; fails where one fits no partition or a value not the new type
INSERT INTO public.t (a, b) OVERRIDING SYSTEM VALUE SELECT a, b FROM public_t__old.t;

-- hazard: rebuild: drops the old public.t, whose rows were copied
DROP TABLE public_t__old.t;

DROP SCHEMA public_t__old;

DROP SCHEMA s_public_t__old;

CREATE INDEX t_b ON public.t USING btree (b);
