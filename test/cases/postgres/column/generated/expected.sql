DROP INDEX CONCURRENTLY public.t_g_idx;

ALTER TABLE public.t DROP COLUMN g;

-- hazard: rewrite: rewrites public.t to fill public.t.g
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS ((a * 3)) STORED;

-- hazard: scan: reads public.t to build t_g_idx
CREATE INDEX CONCURRENTLY t_g_idx ON public.t USING btree (g);
