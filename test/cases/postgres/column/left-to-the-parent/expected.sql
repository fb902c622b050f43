CREATE SCHEMA IF NOT EXISTS public_heir__old;

ALTER TABLE public.heir NO INHERIT public.parent;

-- hazard: blocking: nobody can use public.heir until its rows are copied
-- hazard: rebuild: makes public.heir anew and copies its rows
ALTER TABLE public.heir SET SCHEMA public_heir__old;

ALTER TABLE public.parent ADD COLUMN b real;

CREATE TABLE public.heir ()
INHERITS (public.parent);

-- hazard: data-loss: values of public.heir.b may be rounded or cut: smallint → real
-- hazard: rebuild: copies the rows of public.heir; fails where a value does not fit the new type
INSERT INTO public.heir (a, b) OVERRIDING SYSTEM VALUE SELECT a, b FROM public_heir__old.heir;

-- hazard: rebuild: drops the old public.heir, whose rows were copied
DROP TABLE public_heir__old.heir;

DROP SCHEMA public_heir__old;
