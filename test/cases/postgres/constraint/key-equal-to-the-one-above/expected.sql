-- hazard: blocking: locks public.event while it is read
-- hazard: scan: reads public.event to build event_key
ALTER TABLE public.event ADD CONSTRAINT event_key PRIMARY KEY (id) DEFERRABLE;

-- hazard: scan: reads public.event_1 to build own
CREATE UNIQUE INDEX CONCURRENTLY own ON public.event_1 USING btree (id);

ALTER TABLE public.event_1 ADD CONSTRAINT own UNIQUE USING INDEX own;
