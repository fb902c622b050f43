ALTER TABLE public.event_1 DROP CONSTRAINT own;

-- hazard: scan: reads public.event_1 to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.event_1 FOR VALUES FROM (1) TO (1000);

-- hazard: scan: reads public.event_1 to build own
CREATE UNIQUE INDEX CONCURRENTLY own ON public.event_1 USING btree (id);

ALTER TABLE public.event_1 ADD CONSTRAINT own UNIQUE USING INDEX own;
