CREATE VIEW public.v AS
 SELECT a,
    b
   FROM public.t;

ALTER VIEW public.v OWNER TO reader;

CREATE VIEW public.w AS
 SELECT a
   FROM public.v;

ALTER VIEW public.w OWNER TO writer;

-- hazard: security: reader may do more with column a of TABLE public.t
GRANT SELECT (a) ON TABLE public.t TO reader;

-- hazard: security: reader may do more with column b of TABLE public.t
GRANT SELECT (b) ON TABLE public.t TO reader;

-- hazard: security: everybody may do more with TABLE public.v
GRANT SELECT ON TABLE public.v TO PUBLIC;

-- hazard: rewrite: fills public.m from what it reads
CREATE MATERIALIZED VIEW public.m AS
 SELECT a
   FROM public.w;

-- hazard: scan: reads public.m to build m_key
CREATE UNIQUE INDEX m_key ON public.m USING btree (a);
