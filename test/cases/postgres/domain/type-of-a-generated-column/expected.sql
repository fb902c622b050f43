ALTER DOMAIN public.code RENAME TO code__old;

CREATE DOMAIN public.code AS character(8);

-- hazard: rewrite: rewrites public.items; fails where a value does not fit the new type
-- hazard: blocking: locks public.items while it is rewritten
ALTER TABLE public.items ALTER COLUMN code TYPE public.code;

DROP DOMAIN public.code__old;
