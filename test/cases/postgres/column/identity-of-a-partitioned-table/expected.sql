ALTER TABLE public.t ADD CONSTRAINT n_not_null__new CHECK (n IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.n is null
ALTER TABLE public.t VALIDATE CONSTRAINT n_not_null__new;

ALTER TABLE public.t ALTER COLUMN n SET NOT NULL;

ALTER TABLE public.t DROP CONSTRAINT n_not_null__new;

ALTER TABLE public.t ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (START WITH 10);
