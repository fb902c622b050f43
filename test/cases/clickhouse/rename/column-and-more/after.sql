CREATE TABLE t
(
    a Int32,
    -- trueup: renamed-from b
    c Int64 COMMENT 'x'
) ENGINE = MergeTree ORDER BY a;
CREATE TABLE u (a Int32, b Int32) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT c AS b FROM t;
CREATE MATERIALIZED VIEW mv TO u AS SELECT a, c AS b FROM t;
