ALTER TABLE public.t REPLICA IDENTITY FULL;

ALTER TABLE public.t SET (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false);

-- hazard: rewrite: rewrites public.t
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t SET UNLOGGED;

-- hazard: scan: reads public.t to build t_b_idx
CREATE INDEX CONCURRENTLY t_b_idx ON public.t USING btree (b);

ALTER TABLE public.t CLUSTER ON t_b_idx;
