ALTER DOMAIN public.amount RENAME TO amount__old;

CREATE DOMAIN public.amount AS bigint NOT NULL CONSTRAINT positive CHECK ((VALUE >= 0));

COMMENT ON CONSTRAINT positive ON DOMAIN public.amount IS 'or nothing';

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE public.amount USING a::text::public.amount;

DROP DOMAIN public.amount__old;
