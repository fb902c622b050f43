CREATE TABLE t (a Int32, n Nullable(Int32), l LowCardinality(Nullable(String)), d Nullable(DateTime), k Nullable(UInt8) DEFAULT 3) ENGINE = MergeTree ORDER BY a;
