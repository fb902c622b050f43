DROP VIEW public.w;

DROP VIEW public.v;

CREATE VIEW public.v AS
 SELECT id,
    b
   FROM public.t;

COMMENT ON COLUMN public.v.b IS 'how many';

CREATE VIEW public.w AS
 SELECT id
   FROM public.v;

COMMENT ON VIEW public.w IS 'on top';

ALTER VIEW public.v ALTER COLUMN b SET DEFAULT 3;
