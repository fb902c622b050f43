-- hazard: data-loss: values of public.t.a may be rounded or cut: numeric → tsvector
-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE tsvector USING a::text::tsvector;

-- hazard: rewrite: rewrites public.t for the new type of public.t.b
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN b TYPE character varying[] USING CASE WHEN b IS NOT NULL THEN ARRAY[b] END::character varying[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.c
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN c TYPE bigint[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.d
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN d TYPE bigint;

-- hazard: data-loss: values of public.t.e may be rounded or cut: int4range → bit varying
-- hazard: rewrite: rewrites public.t for the new type of public.t.e
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN e TYPE bit varying USING e::text::bit varying;
