ALTER TABLE public.whole DROP CONSTRAINT whole_up_fkey;

-- hazard: blocking: locks public.p for a moment
-- hazard: scan: reads public.p; fails where a row of it refers to one of public.p2
ALTER TABLE public.p DETACH PARTITION public.p2;

-- hazard: data-loss: drops table public.p2 with its rows
DROP TABLE public.p2;

-- hazard: data-loss: drops table public.part with its rows
DROP TABLE public.part;

-- hazard: data-loss: drops table public.whole with its rows
DROP TABLE public.whole;
