ALTER TABLE public.visits_blog ADD CONSTRAINT seconds_not_null__new CHECK (seconds IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.visits_blog; fails where public.visits_blog.seconds is null
ALTER TABLE public.visits_blog VALIDATE CONSTRAINT seconds_not_null__new;

ALTER TABLE public.visits_shop_1 ADD CONSTRAINT seconds_not_null__new CHECK (seconds IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.visits_shop_1; fails where public.visits_shop_1.seconds is null
ALTER TABLE public.visits_shop_1 VALIDATE CONSTRAINT seconds_not_null__new;

ALTER TABLE public.visits ALTER COLUMN seconds DROP NOT NULL;

ALTER TABLE public.visits_blog ALTER COLUMN seconds SET NOT NULL;

ALTER TABLE public.visits_blog DROP CONSTRAINT seconds_not_null__new;

ALTER TABLE public.visits_shop_1 ALTER COLUMN seconds SET NOT NULL;

ALTER TABLE public.visits_shop_1 DROP CONSTRAINT seconds_not_null__new;
