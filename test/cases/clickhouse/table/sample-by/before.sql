CREATE TABLE t (a UInt32, b UInt32) ENGINE = MergeTree ORDER BY (a, b);
CREATE TABLE u (a UInt32, b UInt32) ENGINE = MergeTree ORDER BY (a, b) SAMPLE BY a;
