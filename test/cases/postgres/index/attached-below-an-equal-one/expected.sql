DROP INDEX CONCURRENTLY public.own_at;

-- hazard: scan: reads public.event_1 to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.event_1 FOR VALUES FROM (1) TO (1000);

-- hazard: scan: reads public.event_1 to build own_at
CREATE INDEX CONCURRENTLY own_at ON public.event_1 USING btree (at DESC);
