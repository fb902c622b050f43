CREATE TABLE t (a Int32, b String, c Int8) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT a, b, c FROM t;
CREATE VIEW over AS SELECT a, c FROM v;
