-- hazard: rewrite: fills public.z_blocker from what it reads
CREATE MATERIALIZED VIEW public.z_blocker AS
 SELECT id,
    code
   FROM public.src;

CREATE FUNCTION public.z_helper()
 RETURNS SETOF public.z_blocker
 LANGUAGE sql
 STABLE
AS $function$ SELECT * FROM public.z_blocker $function$;

CREATE FUNCTION public.a_wrapper()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT count(*) FROM public.z_helper() $function$;

CREATE VIEW public.bridge AS
 SELECT public.a_wrapper() AS n;

-- hazard: rewrite: fills public.a_eval from what it reads
CREATE MATERIALIZED VIEW public.a_eval AS
 SELECT n
   FROM public.bridge;
