CREATE FUNCTION public.odd(n integer)
 RETURNS boolean
 LANGUAGE sql
AS $function$ SELECT n <> 0 AND public.even(n - 1) $function$;

CREATE FUNCTION public.even(n integer)
 RETURNS boolean
 LANGUAGE sql
AS $function$ SELECT n = 0 OR public.odd(n - 1) $function$;
