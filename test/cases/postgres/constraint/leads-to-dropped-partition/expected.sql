ALTER TABLE public.gone DROP CONSTRAINT gone_id_fkey;

-- hazard: data-loss: drops table public.gone with its rows
DROP TABLE public.gone;

-- hazard: blocking: locks public.p for a moment
-- hazard: scan: reads public.r; fails where a row of it refers to one of public.p1
ALTER TABLE public.p DETACH PARTITION public.p1;

-- hazard: data-loss: drops table public.p1 with its rows
DROP TABLE public.p1;

-- hazard: blocking: locks public.p2 for a moment
-- hazard: scan: reads public.r; fails where a row of it refers to one of public.p2a
ALTER TABLE public.p2 DETACH PARTITION public.p2a;

-- hazard: data-loss: drops table public.p2a with its rows
DROP TABLE public.p2a;

-- hazard: blocking: locks public.p3 for a moment
-- hazard: scan: reads public.r; fails where a row of it refers to one of public.p3a
ALTER TABLE public.p3 DETACH PARTITION public.p3a;

-- hazard: data-loss: drops table public.p3a with its rows
DROP TABLE public.p3a;

-- hazard: blocking: locks public.p for a moment
-- hazard: scan: reads public.r; fails where a row of it refers to one of public.p3
ALTER TABLE public.p DETACH PARTITION public.p3;

-- hazard: data-loss: drops table public.p3 with its rows
DROP TABLE public.p3;
