ALTER TABLE public.t ADD CONSTRAINT b_positive CHECK ((b > 0)) NOT VALID;

COMMENT ON CONSTRAINT b_positive ON public.t IS 'from now on';

-- hazard: scan: reads public.t to build t_b_key
CREATE UNIQUE INDEX CONCURRENTLY t_b_key ON public.t USING btree (b);

ALTER TABLE public.t ADD CONSTRAINT t_b_key UNIQUE USING INDEX t_b_key DEFERRABLE INITIALLY DEFERRED;
