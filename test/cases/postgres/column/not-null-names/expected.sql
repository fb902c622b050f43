ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO a_there;

ALTER TABLE public.t RENAME CONSTRAINT b_there TO "b There";

COMMENT ON CONSTRAINT "b There" ON public.t IS NULL;

ALTER TABLE public.t ADD CONSTRAINT c_there NOT NULL c NOT VALID;

-- hazard: scan: reads public.t; fails where public.t.c is null
ALTER TABLE public.t VALIDATE CONSTRAINT c_there;

COMMENT ON CONSTRAINT c_there ON public.t IS 'new';

ALTER TABLE public.t RENAME CONSTRAINT d_there TO t_d_not_null;

ALTER TABLE public.t ALTER COLUMN e DROP NOT NULL;

ALTER TABLE public.t ADD COLUMN f integer DEFAULT 1 CONSTRAINT f_there NOT NULL;

COMMENT ON CONSTRAINT untouched_b_not_null ON public.untouched IS 'another';
