ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;

ALTER SEQUENCE public.t_id_seq AS bigint MAXVALUE 9223372036854775807;

-- hazard: rewrite: rewrites public.t for the new type of public.t.id
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
