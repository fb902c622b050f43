CREATE TABLE t (a Int32, b Int32) ENGINE = MergeTree ORDER BY a;
