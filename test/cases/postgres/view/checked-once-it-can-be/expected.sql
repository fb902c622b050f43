-- hazard: security: changes what the view checks: SET (check_option=local)
CREATE OR REPLACE VIEW public.v WITH (check_option=local) AS
 SELECT a
   FROM public.t;
