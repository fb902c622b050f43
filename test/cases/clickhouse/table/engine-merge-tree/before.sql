CREATE TABLE t (a Int32, v UInt64) ENGINE = MergeTree ORDER BY a;
