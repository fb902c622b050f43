DROP VIEW public.v;

-- hazard: rewrite: rewrites public.t for the new type of public.t.b
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN b TYPE bigint;

CREATE VIEW public.v AS
 SELECT a,
    b
   FROM public.t;

ALTER VIEW public.v OWNER TO reader;
