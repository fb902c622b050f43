ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

ALTER TABLE public.b ALTER COLUMN a SET DEFAULT 1;

ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a(id) MATCH FULL ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE NOT VALID;

-- hazard: scan: reads public.b; fails where a row breaks public.b.b_a_fkey
ALTER TABLE public.b VALIDATE CONSTRAINT b_a_fkey;
