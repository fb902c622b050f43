CREATE TABLE t (a Int32, at DateTime) ENGINE = MergeTree ORDER BY a TTL at + INTERVAL 10 YEAR SETTINGS merge_with_ttl_timeout = 100;
