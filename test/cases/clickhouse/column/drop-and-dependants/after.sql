CREATE TABLE t (a Int32, x String) ENGINE = MergeTree ORDER BY a;
