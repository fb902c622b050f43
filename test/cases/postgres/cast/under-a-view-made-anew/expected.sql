DROP VIEW public.ranked;

DROP CAST (jsonb AS bytea);

DROP CAST (public.level AS integer);

DROP FUNCTION public.rank(public.level);

CREATE CAST (jsonb AS bytea) WITHOUT FUNCTION AS ASSIGNMENT;

CREATE FUNCTION public.rank(which public.level)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 2 $function$;

CREATE CAST (public.level AS integer) WITH FUNCTION public.rank(public.level) AS ASSIGNMENT;

CREATE VIEW public.ranked AS
 SELECT id,
    (at)::integer AS rank
   FROM public.items;
