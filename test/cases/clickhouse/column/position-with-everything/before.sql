CREATE TABLE t (a Int32, b Int32, c Int32, e Int32, g Int32) ENGINE = MergeTree ORDER BY a;
