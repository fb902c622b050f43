DROP VIEW public.dogs;

CREATE SCHEMA IF NOT EXISTS public_puppy__old;

ALTER TABLE public.puppy NO INHERIT public.dog;

-- hazard: blocking: nobody can use public.puppy until its rows are copied
-- hazard: rebuild: makes public.puppy anew and copies its rows
ALTER TABLE public.puppy SET SCHEMA public_puppy__old;

CREATE SCHEMA IF NOT EXISTS public_dog__old;

-- hazard: blocking: nobody can use public.dog until its rows are copied
-- hazard: rebuild: makes public.dog anew and copies its rows
ALTER TABLE public.dog SET SCHEMA public_dog__old;

CREATE TABLE public.dog (
    breed text
)
INHERITS (public.animal);

-- hazard: rebuild: copies the rows of public.dog; fails where a value does not fit the new type
INSERT INTO public.dog (id, name, breed) OVERRIDING SYSTEM VALUE SELECT id, name, breed FROM public_dog__old.dog;

-- hazard: rebuild: drops the old public.dog, whose rows were copied
DROP TABLE public_dog__old.dog;

DROP SCHEMA public_dog__old;

CREATE TABLE public.puppy ()
INHERITS (public.dog);

-- hazard: rebuild: copies the rows of public.puppy; fails where a value does not fit the new type
INSERT INTO public.puppy (id, name, breed) OVERRIDING SYSTEM VALUE SELECT id, name, breed FROM public_puppy__old.puppy;

-- hazard: rebuild: drops the old public.puppy, whose rows were copied
DROP TABLE public_puppy__old.puppy;

DROP SCHEMA public_puppy__old;

CREATE VIEW public.dogs AS
 SELECT id,
    breed
   FROM public.dog;

CREATE INDEX dog_breed ON public.dog USING btree (breed);
