DROP PROCEDURE public.p(integer);

CREATE PROCEDURE public.p(INOUT a integer)
 LANGUAGE sql
AS $procedure$ SELECT 1 $procedure$;

COMMENT ON PROCEDURE public.p(integer) IS 'both ways';
