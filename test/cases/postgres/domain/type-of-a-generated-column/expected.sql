ALTER TABLE public.items DROP COLUMN code;

ALTER DOMAIN public.code RENAME TO code__old;

CREATE DOMAIN public.code AS character(8);

DROP DOMAIN public.code__old;

-- hazard: rewrite: rewrites public.items to fill public.items.code
-- hazard: blocking: locks public.items while it is rewritten
ALTER TABLE public.items ADD COLUMN code public.code GENERATED ALWAYS AS ((number)::text) STORED;
