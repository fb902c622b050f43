ALTER TABLE public.p ADD CONSTRAINT id_not_null__new CHECK (id IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.p; fails where public.p.id is null
ALTER TABLE public.p VALIDATE CONSTRAINT id_not_null__new;

ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;

ALTER TABLE public.p DROP CONSTRAINT id_not_null__new;

ALTER TABLE public.p ADD CONSTRAINT day_not_null__new CHECK (day IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.p; fails where public.p.day is null
ALTER TABLE public.p VALIDATE CONSTRAINT day_not_null__new;

ALTER TABLE public.p ALTER COLUMN day SET NOT NULL;

ALTER TABLE public.p DROP CONSTRAINT day_not_null__new;

-- hazard: blocking: locks public.p while it is read
-- hazard: scan: reads public.p to build p_pkey
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id, day);

-- hazard: blocking: holds off writers of public.p while it builds
-- hazard: scan: reads public.p to build p_n_idx
CREATE INDEX p_n_idx ON public.p USING btree (n);
