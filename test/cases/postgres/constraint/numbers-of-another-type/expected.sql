-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE double precision;

ALTER TABLE public.t ADD CONSTRAINT few CHECK ((a = ANY (ARRAY[(1)::double precision, (2)::double precision, (3)::double precision]))) NOT VALID;

-- hazard: scan: reads public.t; fails where a row breaks public.t.few
ALTER TABLE public.t VALIDATE CONSTRAINT few;

CREATE POLICY p ON public.t TO PUBLIC USING ((a = ANY ((ARRAY[(1)::bigint, '3000000000'::bigint]::bigint[])::double precision[])));
