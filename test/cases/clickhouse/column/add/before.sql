CREATE TABLE t (a Int32, z String) ENGINE = MergeTree ORDER BY a;
