CREATE TABLE t (n Int8, g Int64 COMMENT 'x', a Int32, m Int8, c Int32, b Int32 DEFAULT 5) ENGINE = MergeTree ORDER BY a;
