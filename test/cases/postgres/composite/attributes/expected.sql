DROP FUNCTION public.f(public.c);

-- hazard: data-loss: drops attribute public.c.b with its values
ALTER TYPE public.c DROP ATTRIBUTE b;

ALTER TYPE public.c ALTER ATTRIBUTE a TYPE bigint;

ALTER TYPE public.c ADD ATTRIBUTE z text COLLATE "C";

COMMENT ON COLUMN public.c.z IS 'last';

CREATE FUNCTION public.f(public.c)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
