CREATE TABLE q (a Int32, b String) ENGINE = Kafka('localhost:1', 'x', 'g', 'JSONEachRow');
CREATE TABLE t (a Int32, b String) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO t AS SELECT a, b FROM q;
