CREATE OR REPLACE FUNCTION public.sum_of(x integer, y integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT x + y $function$;

CREATE OR REPLACE PROCEDURE public.note(IN x integer DEFAULT 2)
 LANGUAGE sql
AS $procedure$ SELECT x $procedure$;
