CREATE TABLE t (a Int32, b String) ENGINE = MergeTree ORDER BY a;
CREATE TABLE u (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO u (a Int32, b String) AS SELECT a, b FROM t;
