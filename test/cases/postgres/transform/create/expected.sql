CREATE DOMAIN public.d AS text;

CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));

COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'of no use';

CREATE FUNCTION public.f(a integer)
 RETURNS integer
 TRANSFORM FOR TYPE integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
