CREATE SCHEMA IF NOT EXISTS public_heir__old;

ALTER TABLE public.heir NO INHERIT public.parent;

-- hazard: blocking: nobody can use public.heir until its rows are copied
-- hazard: rebuild: makes public.heir anew and copies its rows
ALTER TABLE public.heir SET SCHEMA public_heir__old;

ALTER TABLE public.parent ADD COLUMN amount text;

ALTER TABLE ONLY public.parent ALTER COLUMN amount SET STATISTICS 0;

CREATE TABLE public.heir ()
INHERITS (public.parent);

ALTER TABLE ONLY public.heir ALTER COLUMN amount SET STATISTICS 0;

-- hazard: rebuild: copies the rows of public.heir; fails where a value does not fit the new type
INSERT INTO public.heir (amount, day) OVERRIDING SYSTEM VALUE SELECT amount, day FROM public_heir__old.heir;

-- hazard: rebuild: drops the old public.heir, whose rows were copied
DROP TABLE public_heir__old.heir;

DROP SCHEMA public_heir__old;
