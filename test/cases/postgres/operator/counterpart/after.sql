CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = ===, NEGATOR = <>=, JOIN = eqjoinsel);
CREATE OPERATOR <>= (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ne, COMMUTATOR = <>=, NEGATOR = ===);
COMMENT ON OPERATOR <>= (int, int) IS 'never both';
