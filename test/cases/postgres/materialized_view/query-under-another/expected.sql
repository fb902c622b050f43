DROP MATERIALIZED VIEW public.m2;

DROP MATERIALIZED VIEW public.m;

-- hazard: rewrite: fills public.m from what it reads
CREATE MATERIALIZED VIEW public.m WITH (fillfactor=80) AS
 SELECT a,
    b
   FROM public.t;

COMMENT ON COLUMN public.m.a IS 'first';

-- hazard: rewrite: fills public.m2 from what it reads
CREATE MATERIALIZED VIEW public.m2 AS
 SELECT a
   FROM public.m;

-- hazard: blocking: holds off writers of public.m while it builds
-- hazard: scan: reads public.m to build m_a_idx
CREATE UNIQUE INDEX m_a_idx ON public.m USING btree (a);
