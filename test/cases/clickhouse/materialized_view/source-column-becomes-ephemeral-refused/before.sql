CREATE TABLE d.t (id UInt64, n Int64) ENGINE = MergeTree ORDER BY id;
CREATE MATERIALIZED VIEW d.changed ENGINE = MergeTree ORDER BY tuple() AS SELECT id, n FROM d.t;
CREATE TABLE d.s (id UInt64, n Int64) ENGINE = MergeTree ORDER BY id;
CREATE MATERIALIZED VIEW d.kept ENGINE = MergeTree ORDER BY tuple() AS SELECT id, n FROM d.s;
