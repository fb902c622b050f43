CREATE TABLE d.t (id UInt64, n Int64, m Int64) ENGINE = MergeTree ORDER BY id;
CREATE MATERIALIZED VIEW d.v (id UInt64, x Int64) ENGINE = MergeTree ORDER BY id AS SELECT id, n AS x FROM d.t;
