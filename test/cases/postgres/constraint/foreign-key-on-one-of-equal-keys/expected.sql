ALTER TABLE public.people DROP CONSTRAINT known;

ALTER TABLE public.people DROP CONSTRAINT one;

ALTER TABLE public.people DROP CONSTRAINT two;

ALTER TABLE public.visits DROP CONSTRAINT place;

ALTER TABLE public.places DROP CONSTRAINT ab;

-- hazard: data-loss: drops column public.people.name with its values
ALTER TABLE public.people DROP COLUMN name;

ALTER TABLE public.visits ADD CONSTRAINT place FOREIGN KEY (a, b) REFERENCES public.places(a, b) NOT VALID;

-- hazard: scan: reads public.visits; fails where a row breaks public.visits.place
ALTER TABLE public.visits VALIDATE CONSTRAINT place;
