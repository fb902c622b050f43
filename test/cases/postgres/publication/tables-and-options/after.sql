CREATE TABLE t (a int PRIMARY KEY);
CREATE TABLE u (a int PRIMARY KEY, b int);
CREATE PUBLICATION p FOR TABLE u (a) WHERE (a > 0) WITH (publish = 'insert');
COMMENT ON PUBLICATION p IS 'what comes in';
