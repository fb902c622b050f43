-- hazard: blocking: locks public.whole for a moment
ALTER TABLE public.whole DETACH PARTITION public.part;

-- hazard: blocking: holds off writers of public.whole while it builds
-- hazard: scan: reads public.whole to build kinds
CREATE UNIQUE INDEX kinds ON public.whole USING btree (kind);
