-- hazard: data-loss: drops column public.above.spelled with its values
ALTER TABLE public.above DROP COLUMN spelled;

ALTER TABLE public.generated DROP COLUMN spelled;

-- hazard: rewrite: rewrites public.above, public.below to fill public.above.twice
-- hazard: blocking: locks public.above, public.below while they are rewritten
ALTER TABLE public.above ADD COLUMN twice real GENERATED ALWAYS AS ((number * (2)::double precision)) STORED;

ALTER TABLE public.above ADD COLUMN said text[];

ALTER TABLE public.below SET (toast.autovacuum_enabled=false);

-- hazard: data-loss: values of public.generated.number may be rounded or cut: real → bigint
-- hazard: rewrite: rewrites public.generated for the new type of public.generated.number
-- hazard: blocking: locks public.generated while it is rewritten
ALTER TABLE public.generated ALTER COLUMN number TYPE bigint;

-- hazard: rewrite: rewrites public.generated to fill public.generated.spelled
-- hazard: blocking: locks public.generated while it is rewritten
ALTER TABLE public.generated ADD COLUMN spelled text GENERATED ALWAYS AS ((number)::text) STORED;

ALTER TABLE public.generated SET (toast.autovacuum_enabled=false);

-- hazard: rewrite: rewrites public.kept for the new type of public.kept.a
-- hazard: blocking: locks public.kept while it is rewritten
ALTER TABLE public.kept ALTER COLUMN a TYPE integer USING a::integer;

-- hazard: rewrite: rewrites public.kept for the new type of public.kept.b
-- hazard: blocking: locks public.kept while it is rewritten
ALTER TABLE public.kept ALTER COLUMN b TYPE text;

-- hazard: rewrite: rewrites public.swapped for the new type of public.swapped.a
-- hazard: blocking: locks public.swapped while it is rewritten
ALTER TABLE public.swapped ALTER COLUMN a TYPE integer USING a::integer;

-- hazard: rewrite: rewrites public.swapped for the new type of public.swapped.b
-- hazard: blocking: locks public.swapped while it is rewritten
ALTER TABLE public.swapped ALTER COLUMN b TYPE text;

ALTER TABLE public.swapped SET (toast.autovacuum_enabled=false);
