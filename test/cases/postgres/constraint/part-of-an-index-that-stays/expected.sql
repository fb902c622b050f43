DROP INDEX public.event_key CASCADE;

-- hazard: blocking: holds off writers of public.event while it builds
-- hazard: scan: reads public.event to build event_key
CREATE UNIQUE INDEX event_key ON public.event USING btree (kind, id);
