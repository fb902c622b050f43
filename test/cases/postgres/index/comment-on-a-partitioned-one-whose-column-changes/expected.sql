DROP INDEX public.notes;

-- hazard: rewrite: rewrites public.events, public.events_1 for the new type of public.events.note
-- hazard: blocking: locks public.events, public.events_1 while they are rewritten
ALTER TABLE public.events ALTER COLUMN note TYPE text;

-- hazard: blocking: holds off writers of public.events while it builds
-- hazard: scan: reads public.events to build notes
CREATE INDEX notes ON public.events USING btree (note);

COMMENT ON INDEX public.notes IS 'by note';
