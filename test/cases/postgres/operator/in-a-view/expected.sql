DROP VIEW public.v;

DROP OPERATOR public.=== (integer, integer);

CREATE OPERATOR public.=== (FUNCTION = int4ge, LEFTARG = integer, RIGHTARG = integer);

CREATE VIEW public.v AS
 SELECT (a OPERATOR(public.===) b) AS same
   FROM public.t;

GRANT SELECT ON TABLE public.v TO reader;
