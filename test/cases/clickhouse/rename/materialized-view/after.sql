CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
-- trueup: renamed-from mv
CREATE MATERIALIZED VIEW nv ENGINE = MergeTree ORDER BY a AS SELECT a FROM t;
