CREATE TABLE t (a Int32, at DateTime, b String DEFAULT 'x' COMMENT 'two' CODEC(ZSTD(2)) TTL at + INTERVAL 10 YEAR) ENGINE = MergeTree ORDER BY a;
