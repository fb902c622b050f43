CREATE TABLE t (a Int32, c String, at DateTime, n Int32, INDEX i n TYPE minmax GRANULARITY 1) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, c) TTL at + INTERVAL 20 YEAR SETTINGS old_parts_lifetime = 20;
CREATE TABLE u (a Int32, c String, n Int32) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO u AS SELECT a, c, n FROM t;
