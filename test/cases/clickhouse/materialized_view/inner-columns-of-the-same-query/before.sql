CREATE TABLE d.src (id UInt64, n Int32) ENGINE = MergeTree ORDER BY id;
CREATE MATERIALIZED VIEW d.v (id UInt64, n Int32) ENGINE = MergeTree ORDER BY id AS SELECT id, n FROM d.src;
