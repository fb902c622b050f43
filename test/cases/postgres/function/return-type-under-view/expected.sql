DROP VIEW public.v;

DROP FUNCTION public.f();

CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
AS $function$ SELECT 1::bigint $function$;

CREATE VIEW public.v AS
 SELECT public.f() AS f;
