CREATE TABLE t (a Int32, n Int32, l LowCardinality(String), d DateTime, k UInt8 DEFAULT 3) ENGINE = MergeTree ORDER BY a;
