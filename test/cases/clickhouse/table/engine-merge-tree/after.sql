CREATE TABLE t (a Int32, v UInt64) ENGINE = ReplacingMergeTree(v) ORDER BY a;
