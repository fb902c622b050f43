CREATE TABLE t (k Int32, ver UInt64) ENGINE = ReplacingMergeTree(ver) ORDER BY k;
