DROP INDEX CONCURRENTLY public.by_loud;

ALTER TABLE public.felt DROP COLUMN again;

ALTER TABLE public.t DROP COLUMN size;

ALTER TABLE public.t DROP COLUMN loud;

ALTER TABLE public.t DROP COLUMN spelled;

ALTER TYPE public.mood RENAME TO mood__old;

CREATE TYPE public.mood AS ENUM ('glad', 'sad');

-- hazard: rewrite: rewrites public.felt; fails where a value does not fit the new type
-- hazard: blocking: locks public.felt while it is rewritten
ALTER TABLE public.felt ALTER COLUMN first TYPE public.mood USING first::text::public.mood;

DROP TYPE public.mood__old;

ALTER DOMAIN public.word RENAME TO word__old;

CREATE DOMAIN public.word AS text;

-- hazard: rewrite: rewrites public.felt, public.heir to fill public.felt.again
-- hazard: blocking: locks public.felt, public.heir while they are rewritten
ALTER TABLE public.felt ADD COLUMN again public.mood GENERATED ALWAYS AS (first) STORED;

ALTER TABLE public.t ALTER COLUMN quiet DROP EXPRESSION;

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN kind TYPE public.word USING kind::text::public.word;

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN quiet TYPE public.word USING quiet::text::public.word;

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN sorted TYPE public.word COLLATE "C" USING sorted::text::public.word;

DROP DOMAIN public.word__old;

-- hazard: rewrite: rewrites public.t to fill public.t.size
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN size integer GENERATED ALWAYS AS (length((kind)::text)) STORED;

-- hazard: rewrite: rewrites public.t to fill public.t.loud
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN loud public.word GENERATED ALWAYS AS (upper((kind)::text)) STORED NOT NULL;

-- hazard: rewrite: rewrites public.t to fill public.t.spelled
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN spelled public.word GENERATED ALWAYS AS ((code)::text) STORED;

-- hazard: scan: reads public.t to build by_loud
CREATE INDEX CONCURRENTLY by_loud ON public.t USING btree (loud);
