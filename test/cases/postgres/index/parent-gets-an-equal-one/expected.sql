DROP INDEX CONCURRENTLY public.own_at;

-- hazard: blocking: holds off writers of public.event while it builds
-- hazard: scan: reads public.event to build event_at
CREATE INDEX event_at ON public.event USING btree (at);

-- hazard: scan: reads public.event_1 to build own_at
CREATE INDEX CONCURRENTLY own_at ON public.event_1 USING btree (at DESC);
