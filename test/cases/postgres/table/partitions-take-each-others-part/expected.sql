-- hazard: blocking: locks public.event for a moment
ALTER TABLE public.event DETACH PARTITION public.far;

-- hazard: blocking: locks public.event for a moment
ALTER TABLE public.event DETACH PARTITION public.high;

-- hazard: blocking: locks public.event for a moment
ALTER TABLE public.event DETACH PARTITION public.low;

CREATE TABLE public.another PARTITION OF public.event FOR VALUES FROM (25) TO (30);

-- hazard: scan: reads public.high to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.high FOR VALUES FROM (0) TO (10);

-- hazard: scan: reads public.low to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.low FOR VALUES FROM (10) TO (20);

-- hazard: scan: reads public.spare to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.spare FOR VALUES FROM (20) TO (25);
