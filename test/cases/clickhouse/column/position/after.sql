CREATE TABLE t (e Int32, a Int32, c Int32, b Int32) ENGINE = MergeTree ORDER BY a;
