ALTER TABLE public.t DROP CONSTRAINT known;

ALTER TABLE public.t ADD CONSTRAINT known CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying, 'c'::character varying]::character varying[])::text[]))) NOT VALID;

-- hazard: scan: reads public.t; fails where a row breaks public.t.known
ALTER TABLE public.t VALIDATE CONSTRAINT known;
