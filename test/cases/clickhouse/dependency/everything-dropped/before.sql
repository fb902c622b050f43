CREATE FUNCTION twice AS (x) -> x * 2;
CREATE TABLE t (a UInt64, b String, c UInt64 DEFAULT twice(a)) ENGINE = MergeTree ORDER BY a;
CREATE TABLE u (a UInt64, b String) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO u AS SELECT a, b FROM t;
CREATE DICTIONARY dict (a UInt64, b String) PRIMARY KEY a SOURCE(CLICKHOUSE(TABLE 'u' DB 'd')) LIFETIME(0) LAYOUT(FLAT());
CREATE VIEW v AS SELECT dictGet('d.dict', 'b', a) AS x FROM t;
CREATE TABLE spread (a UInt64) ENGINE = Distributed(main, d, t);
CREATE TABLE buffer (a UInt64) ENGINE = Buffer(d, t, 1, 10, 100, 10, 1000, 10000, 100000);
