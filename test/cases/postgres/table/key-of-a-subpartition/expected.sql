CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: rebuild: makes public.t_eu_1 anew with public.t
ALTER TABLE public.t_eu_1 SET SCHEMA public_t__old;

CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: rebuild: makes public.t_eu anew with public.t
ALTER TABLE public.t_eu SET SCHEMA public_t__old;

CREATE SCHEMA IF NOT EXISTS public_t__old;

-- hazard: blocking: nobody can use public.t until its rows are copied
-- hazard: rebuild: makes public.t anew and copies its rows
ALTER TABLE public.t SET SCHEMA public_t__old;

CREATE TABLE public.t (
    r text,
    a bigint
)
PARTITION BY LIST (r);

CREATE TABLE public.t_eu PARTITION OF public.t FOR VALUES IN ('eu')
PARTITION BY RANGE (a);

CREATE TABLE public.t_eu_1 PARTITION OF public.t_eu FOR VALUES FROM ('1') TO ('10');

-- hazard: rebuild: copies the rows of public.t; fails where one fits no partition or a value not the new type
INSERT INTO public.t (r, a) OVERRIDING SYSTEM VALUE SELECT r, a FROM public_t__old.t;

-- hazard: rebuild: drops the old public.t, whose rows were copied
DROP TABLE public_t__old.t;

DROP SCHEMA public_t__old;
