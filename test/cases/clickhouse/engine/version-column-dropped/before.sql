CREATE TABLE t (k Int32, ver UInt64, gone UInt8) ENGINE = ReplacingMergeTree(ver, gone) ORDER BY k;
