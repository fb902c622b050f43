CREATE TABLE t (a Int32, c Int32) ENGINE = MergeTree ORDER BY a;
