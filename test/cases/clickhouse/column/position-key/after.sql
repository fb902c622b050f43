CREATE TABLE t (b Int32, a Int32) ENGINE = MergeTree ORDER BY (a, b);
