CREATE TABLE t (a int, b int);
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ge);
CREATE VIEW v AS SELECT a === b AS same FROM t;
GRANT SELECT ON v TO reader;
