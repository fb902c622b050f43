CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
-- trueup: renamed-from v
CREATE VIEW w AS SELECT a FROM t;
CREATE VIEW over AS SELECT a FROM w;
