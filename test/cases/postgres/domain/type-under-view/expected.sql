DROP VIEW public.v;

ALTER DOMAIN public.d RENAME TO d__old;

CREATE DOMAIN public.d AS bigint CONSTRAINT positive CHECK ((VALUE > 0));

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN x TYPE public.d USING x::text::public.d;

DROP DOMAIN public.d__old;

CREATE VIEW public.v AS
 SELECT x
   FROM public.t;
