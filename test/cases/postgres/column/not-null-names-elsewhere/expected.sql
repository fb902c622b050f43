-- hazard: blocking: locks public.p for a moment
ALTER TABLE public.p DETACH PARTITION public.p1;

DO $$
DECLARE
  other name;
BEGIN
  FOR other IN SELECT k.conname FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
      WHERE k.conrelid = 'public.p1'::regclass AND k.contype = 'n' AND a.attname = 'a' AND k.conname <> 'p1_a_not_null' LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', 'public.p1', other, 'p1_a_not_null');
  END LOOP;
END $$;

-- hazard: blocking: locks public.p for a moment
ALTER TABLE public.p DETACH PARTITION public.p2;

DO $$
DECLARE
  other name;
BEGIN
  FOR other IN SELECT k.conname FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
      WHERE k.conrelid = 'public.p2'::regclass AND k.contype = 'n' AND a.attname = 'a' AND k.conname <> 'p2_must' LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', 'public.p2', other, 'p2_must');
  END LOOP;
END $$;

CREATE TABLE public.p3 PARTITION OF public.p FOR VALUES FROM (0) TO (10);

-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- hazard: rewrite: rewrites public.t for the new type of public.t.b
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN b TYPE bigint;
