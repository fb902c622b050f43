-- hazard: data-loss: drops column public.signup.total with its values
ALTER TABLE public.signup DROP COLUMN total;

ALTER TABLE public.event ADD COLUMN meta numeric(10,2);

ALTER TABLE public.signup ADD COLUMN meta numeric(10,2);

-- hazard: scan: reads public.signup to see that its rows fit
ALTER TABLE public.event ATTACH PARTITION public.signup FOR VALUES IN ('signup');
