ALTER TABLE public.t DROP CONSTRAINT t_key;

ALTER TABLE public.t ADD CONSTRAINT more_not_null__new CHECK (more IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.more is null
ALTER TABLE public.t VALIDATE CONSTRAINT more_not_null__new;

ALTER TABLE public.t ALTER COLUMN more SET NOT NULL;

ALTER TABLE public.t DROP CONSTRAINT more_not_null__new;

-- hazard: scan: reads public.t to build t_key
CREATE UNIQUE INDEX CONCURRENTLY t_key ON public.t USING btree (code, more);

ALTER TABLE public.t ADD CONSTRAINT t_key UNIQUE USING INDEX t_key;

ALTER TABLE public.t CLUSTER ON t_key;

ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_key;
