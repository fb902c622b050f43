CREATE TABLE t (a Int32, b String) ENGINE = MergeTree ORDER BY a;
CREATE TABLE sums (a Int32, n UInt64) ENGINE = SummingMergeTree ORDER BY a;
