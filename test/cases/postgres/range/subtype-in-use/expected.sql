DROP TYPE public.idle;

CREATE TYPE public.idle AS RANGE (SUBTYPE = double precision);

ALTER TYPE public.span RENAME TO span__old;

ALTER TYPE public.span_multirange RENAME TO span__old_multirange;

ALTER FUNCTION public.span_multirange() RENAME TO span__old_multirange;

CREATE TYPE public.span AS RANGE (SUBTYPE = double precision);

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE public.span USING a::text::public.span;

DROP TYPE public.span__old;
