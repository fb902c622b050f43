DROP CAST (public.mood AS text);

CREATE CAST (public.mood AS text) WITH INOUT AS ASSIGNMENT;

CREATE FUNCTION public.feel(integer)
 RETURNS public.mood
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN ($1 > 0) THEN 'ok'::public.mood ELSE 'sad'::public.mood END;

CREATE CAST (integer AS public.mood) WITH FUNCTION public.feel(integer);

COMMENT ON CAST (integer AS public.mood) IS 'as it feels';
