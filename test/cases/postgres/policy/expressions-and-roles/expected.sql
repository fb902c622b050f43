-- hazard: security: drops policy public.t.p
DROP POLICY p ON public.t;

CREATE POLICY p ON public.t AS RESTRICTIVE FOR UPDATE TO reader, writer USING ((id > 1)) WITH CHECK ((b > 0));

CREATE POLICY q ON public.t FOR INSERT TO PUBLIC WITH CHECK ((a IS NOT NULL));

COMMENT ON POLICY q ON public.t IS 'no blanks';
