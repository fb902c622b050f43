ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;

DROP TYPE public.unused;

ALTER TYPE public.state RENAME TO state__old;

CREATE TYPE public.state AS ENUM ('b', 'a');

COMMENT ON TYPE public.state IS 'after';

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN s TYPE public.state USING s::text::public.state;

DROP TYPE public.state__old;

CREATE TYPE public.unused AS ENUM ('b', 'a');

ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'a'::public.state;
