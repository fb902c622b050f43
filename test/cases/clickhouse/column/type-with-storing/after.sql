CREATE TABLE d.t (id UInt64, a UInt64 ALIAS id + 1, b String ALIAS 'x', c String, d String, e String STATISTICS(uniq)) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.n (id UInt64, a String CODEC(ZSTD(3)), b String TTL toDateTime(id) + INTERVAL 100 YEAR, c UInt64 CODEC(T64) TTL toDateTime(id) + INTERVAL 100 YEAR, d UInt64 ALIAS 5) ENGINE = MergeTree ORDER BY id;
