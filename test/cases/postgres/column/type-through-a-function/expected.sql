-- hazard: data-loss: values of public.t.a may be rounded or cut: boolean → bigint
-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::integer::bigint;

-- hazard: data-loss: values of public.t.b may be rounded or cut: bigint → boolean
-- hazard: rewrite: rewrites public.t for the new type of public.t.b
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN b TYPE boolean USING b::integer::boolean;

-- hazard: data-loss: values of public.t.c may be rounded or cut: boolean[] → smallint[]
-- hazard: rewrite: rewrites public.t for the new type of public.t.c
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN c TYPE smallint[] USING c::integer[]::smallint[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.d
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN d TYPE jsonb USING d::jsonb;

-- hazard: rewrite: rewrites public.t for the new type of public.t.e
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN e TYPE json USING to_json(e);

-- hazard: rewrite: rewrites public.t for the new type of public.t.f
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN f TYPE public.document USING to_jsonb(f)::public.document;

-- hazard: rewrite: rewrites public.t for the new type of public.t.g
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN g TYPE timestamp with time zone[] USING CASE WHEN g IS NOT NULL THEN ARRAY[g] END::timestamp with time zone[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.h
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN h TYPE public.colour[] USING CASE WHEN h IS NOT NULL THEN ARRAY[h] END::public.colour[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.i
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN i TYPE bigint[] USING CASE WHEN i IS NOT NULL THEN ARRAY[i] END::bigint[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.j
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN j TYPE text[] USING CASE WHEN j IS NOT NULL THEN ARRAY[j] END::text[];

-- hazard: rewrite: rewrites public.t for the new type of public.t.K
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN "K" TYPE jsonb USING to_jsonb("K");
