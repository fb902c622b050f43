CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '1', PARALLEL = SAFE);
COMMENT ON AGGREGATE total(int) IS 'one more';
