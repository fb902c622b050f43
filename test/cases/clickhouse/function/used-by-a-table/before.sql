CREATE FUNCTION twice AS (x) -> x * 2;
CREATE TABLE t (a Int32, b Int32 DEFAULT twice(a)) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT twice(a) AS x FROM t;
