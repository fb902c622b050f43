CREATE TABLE q (a Int32) ENGINE = Kafka('localhost:1', 'x', 'g', 'JSONEachRow');
CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO t AS SELECT a FROM q;
