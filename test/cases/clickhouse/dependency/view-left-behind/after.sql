CREATE TABLE t (a Int32, b String) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TABLE other (a Int32) ENGINE = MergeTree ORDER BY a;
