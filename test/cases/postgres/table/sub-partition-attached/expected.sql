-- hazard: data-loss: drops column public.p11.x with its values
ALTER TABLE public.p11 DROP COLUMN x;

-- hazard: scan: reads public.p12 to see that its rows fit
ALTER TABLE public.p1 ATTACH PARTITION public.p12 FOR VALUES IN (2);

ALTER TABLE public.p11 ADD COLUMN a integer;

-- hazard: scan: reads public.p11
ALTER TABLE public.p11 ADD CONSTRAINT small CHECK ((b < 100));

-- hazard: scan: reads public.p11 to see that its rows fit
ALTER TABLE public.p1 ATTACH PARTITION public.p11 FOR VALUES IN (1);
