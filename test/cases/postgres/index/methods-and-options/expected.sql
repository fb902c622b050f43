DROP INDEX CONCURRENTLY public.i;

-- hazard: scan: reads public.t to build i
CREATE UNIQUE INDEX CONCURRENTLY i ON public.t USING btree (a DESC NULLS LAST) INCLUDE (b) WITH (fillfactor='50') WHERE (b > 0);

-- hazard: scan: reads public.t to build j
CREATE INDEX CONCURRENTLY j ON public.t USING hash (b);

-- hazard: scan: reads public.t to build k
CREATE INDEX CONCURRENTLY k ON public.t USING gin (to_tsvector('english'::regconfig, a));

-- hazard: scan: reads public.t to build l
CREATE INDEX CONCURRENTLY l ON public.t USING btree (lower(a), b);

ALTER INDEX public.l ALTER COLUMN 1 SET STATISTICS 50;

COMMENT ON INDEX public.l IS 'without case';
