ALTER TABLE public.t ADD CONSTRAINT a_later NOT NULL a NOT VALID;

-- hazard: scan: reads the tables that inherit from public.t
ALTER TABLE public.t ALTER CONSTRAINT t_c_not_null INHERIT;

ALTER TABLE public.child ADD CONSTRAINT c_not_null__new CHECK (c IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.child; fails where public.child.c is null
ALTER TABLE public.child VALIDATE CONSTRAINT c_not_null__new;

ALTER TABLE public.child ALTER COLUMN c SET NOT NULL;

ALTER TABLE public.child DROP CONSTRAINT c_not_null__new;

ALTER TABLE public.t ADD CONSTRAINT d_alone NOT NULL d NO INHERIT NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.d is null
ALTER TABLE public.t VALIDATE CONSTRAINT d_alone;

-- hazard: scan: reads public.t; fails where public.t.e is null
ALTER TABLE public.t VALIDATE CONSTRAINT e_later;
