-- hazard: blocking: locks public.event_kind for a moment
ALTER TABLE public.event_kind DETACH PARTITION public.event_a;

DROP INDEX public.event_a_id_kind_idx;

-- hazard: blocking: locks public.event for a moment
ALTER TABLE public.event DETACH PARTITION public.event_b;

DROP INDEX public.event_id;

DROP INDEX public.event_place;

ALTER INDEX public.event_b_id_kind_idx RENAME TO event_b_key;

DROP INDEX public.event_b_place_idx;

-- hazard: blocking: holds off writers of public.event while it builds
-- hazard: scan: reads public.event to build event_id
CREATE INDEX event_id ON public.event USING brin (id) WITH (pages_per_range='32');
