CREATE TABLE t (a Int32, j String) ENGINE = MergeTree ORDER BY a;
