CREATE TABLE d.t (id UInt64, m Map(String, UInt16)) ENGINE = MergeTree ORDER BY id;
CREATE MATERIALIZED VIEW d.v ENGINE = Memory AS SELECT id, m FROM d.t;
