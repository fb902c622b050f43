CREATE TABLE t (a Int32, b Int32, at DateTime, v UInt64) ENGINE = MergeTree ORDER BY (a, b) TTL at + INTERVAL 1 MONTH GROUP BY a SET v = sum(v), at = max(at);
