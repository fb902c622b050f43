CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;

COMMENT ON ACCESS METHOD pile IS 'as heap';

CREATE ACCESS METHOD twig TYPE INDEX HANDLER hashhandler;

CREATE TABLE public.t (
    a integer
)
USING pile;

CREATE OPERATOR FAMILY public.twig_ops USING twig;

CREATE OPERATOR CLASS public.twig_ops DEFAULT FOR TYPE integer USING twig FAMILY public.twig_ops AS
    OPERATOR 1 =(integer,integer),
    FUNCTION 1 (integer, integer) hashint4(integer);

-- hazard: rewrite: fills public.m from what it reads
CREATE MATERIALIZED VIEW public.m USING pile AS
 SELECT a
   FROM public.t;

CREATE INDEX i ON public.t USING twig (a);
