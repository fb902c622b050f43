CREATE OPERATOR public.<>= (FUNCTION = int4ne, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.<>=), NEGATOR = OPERATOR(public.===));

COMMENT ON OPERATOR public.<>= (integer, integer) IS 'never both';

ALTER OPERATOR public.=== (integer, integer) SET (JOIN = eqjoinsel);

ALTER OPERATOR public.=== (integer, integer) SET (RESTRICT = NONE);
