ALTER TABLE public.heir DROP CONSTRAINT c;

ALTER TABLE public.parent ADD CONSTRAINT c CHECK ((a > 0)) NOT VALID;

-- hazard: scan: reads public.parent; fails where a row breaks public.parent.c
ALTER TABLE public.parent VALIDATE CONSTRAINT c;
