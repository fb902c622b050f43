CREATE FUNCTION thrice AS (x) -> x * 3;
CREATE TABLE t (a Int32, b Int32 DEFAULT thrice(a)) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT thrice(a) AS x FROM t;
