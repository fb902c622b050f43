ALTER TABLE public.t DROP CONSTRAINT t_a_key;

-- hazard: scan: reads public.t to build t_a_key
CREATE UNIQUE INDEX CONCURRENTLY t_a_key ON public.t USING btree (a) NULLS NOT DISTINCT;

ALTER TABLE public.t ADD CONSTRAINT t_a_key UNIQUE USING INDEX t_a_key;
