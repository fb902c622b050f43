-- hazard: blocking: locks public.t for a moment
ALTER TABLE public.t DETACH PARTITION public.t_0;

ALTER TABLE public.t DROP CONSTRAINT c;

ALTER TABLE public.t_0 DROP CONSTRAINT IF EXISTS c;

ALTER TABLE public.t ADD CONSTRAINT c CHECK ((b > 0)) NOT VALID;

-- hazard: scan: reads public.t; fails where a row breaks public.t.c
ALTER TABLE public.t VALIDATE CONSTRAINT c;
