ALTER TABLE public.event ALTER COLUMN at DROP NOT NULL;

-- hazard: scan: reads public.event_a to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.event_a FOR VALUES IN ('a');
