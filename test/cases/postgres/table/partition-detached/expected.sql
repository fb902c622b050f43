-- hazard: blocking: locks public.p for a moment
ALTER TABLE public.p DETACH PARTITION public.p1;
