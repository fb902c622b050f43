CREATE TABLE public.u (
    a integer NOT NULL,
    CONSTRAINT u_pkey PRIMARY KEY (a)
);

ALTER TABLE public.t ADD CONSTRAINT a_not_null__new CHECK (a IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.a is null
ALTER TABLE public.t VALIDATE CONSTRAINT a_not_null__new;

ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;

ALTER TABLE public.t DROP CONSTRAINT a_not_null__new;

-- hazard: scan: reads public.t to build one
CREATE UNIQUE INDEX CONCURRENTLY one ON public.t USING btree (a) WITH (fillfactor='70');

ALTER TABLE public.t ADD CONSTRAINT one PRIMARY KEY USING INDEX one;

-- hazard: scan: reads public.t to build two
CREATE UNIQUE INDEX CONCURRENTLY two ON public.t USING btree (b) WITH (fillfactor='80');

ALTER TABLE public.t ADD CONSTRAINT two UNIQUE USING INDEX two DEFERRABLE;

ALTER TABLE public.u ADD CONSTRAINT again UNIQUE (a);

COMMENT ON CONSTRAINT again ON public.u IS 'over the same column';
