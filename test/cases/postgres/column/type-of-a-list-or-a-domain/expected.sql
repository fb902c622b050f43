-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE bigint[] USING CASE WHEN a IS NOT NULL THEN ARRAY[a] END::bigint[];

ALTER TABLE public.t ALTER COLUMN c TYPE public.amount;

-- hazard: rewrite: rewrites public.t for the new type of public.t.d
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN d TYPE public.positive;

ALTER TABLE public.t ALTER COLUMN e TYPE integer;
