ALTER TABLE public.t ADD CONSTRAINT a_not_null__new CHECK (a IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.a is null
ALTER TABLE public.t VALIDATE CONSTRAINT a_not_null__new;

ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;

ALTER TABLE public.t DROP CONSTRAINT a_not_null__new;
