COMMENT ON FUNCTION public.f(integer) IS 'two';

CREATE OR REPLACE FUNCTION public.f(a integer)
 RETURNS integer
 LANGUAGE sql
 STABLE STRICT SECURITY DEFINER
 SET search_path TO ''
AS $function$ SELECT 2 $function$;

CREATE FUNCTION public.f(a integer, b text DEFAULT 'x'::text)
 RETURNS TABLE(y integer, z text)
 LANGUAGE plpgsql
 ROWS 5
AS $function$ BEGIN RETURN; END $function$;
