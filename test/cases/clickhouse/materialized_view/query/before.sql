CREATE TABLE t (a Int32, b String) ENGINE = MergeTree ORDER BY a;
CREATE TABLE sums (a Int32, n UInt64) ENGINE = SummingMergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO sums AS SELECT a, count() AS n FROM t GROUP BY a;
