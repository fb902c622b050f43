ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 2;

CREATE FUNCTION public.next_c()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 7 $function$;

ALTER TABLE public.t ALTER COLUMN c SET DEFAULT public.next_c();
