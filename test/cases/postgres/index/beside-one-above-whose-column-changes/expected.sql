DROP INDEX CONCURRENTLY public.own;

DROP INDEX public.negative;

-- hazard: data-loss: values of public.event.kind may be rounded or cut: "char" → bigint
-- hazard: rewrite: rewrites public.event, public.event_6 for the new type of public.event.kind
-- hazard: blocking: locks public.event, public.event_6 while they are rewritten
ALTER TABLE public.event ALTER COLUMN kind TYPE bigint USING kind::text::bigint;

-- hazard: blocking: holds off writers of public.event while it builds
-- hazard: scan: reads public.event to build negative
CREATE INDEX negative ON public.event USING btree (((- id))) WHERE ((kind IS NULL) OR true);

-- hazard: scan: reads public.event_6 to build own
CREATE INDEX CONCURRENTLY own ON public.event_6 USING btree (((- id)) NULLS FIRST);
