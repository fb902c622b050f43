DROP INDEX CONCURRENTLY public.t_x_idx;

ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;

DROP VIEW public.v;

ALTER TYPE public.e RENAME TO e__old;

CREATE TYPE public.e AS ENUM ('b', 'a');

COMMENT ON TYPE public.e IS 'kept';

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN many TYPE public.e[] USING many::text[]::public.e[];

-- hazard: rewrite: rewrites public.t; fails where a value does not fit the new type
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;

DROP TYPE public.e__old;

CREATE VIEW public.v AS
 SELECT x
   FROM public.t
  WHERE (x = 'b'::public.e);

ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'b'::public.e;

-- hazard: scan: reads public.t to build t_x_idx
CREATE INDEX CONCURRENTLY t_x_idx ON public.t USING btree (x) WHERE (x = 'a'::public.e);
