CREATE TABLE t (a Int32, b Int32, s String) ENGINE = MergeTree ORDER BY a;
