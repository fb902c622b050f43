DROP VIEW public.w;

DROP VIEW public.v;

-- hazard: rewrite: rewrites public.t for the new type of public.t.b
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN b TYPE bigint;

CREATE VIEW public.v AS
 SELECT id,
    b
   FROM public.t;

CREATE VIEW public.w AS
 SELECT (b + 1) AS c
   FROM public.v;

GRANT SELECT ON TABLE public.v TO reader;
