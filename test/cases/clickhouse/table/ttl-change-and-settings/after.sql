CREATE TABLE t (a Int32, at DateTime, b String) ENGINE = MergeTree ORDER BY a TTL at + INTERVAL 20 YEAR SETTINGS ttl_only_drop_parts = 1, merge_with_ttl_timeout = 200;
