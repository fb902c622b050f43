CREATE TABLE t (a Int32, at DateTime) ENGINE = MergeTree ORDER BY a TTL at + INTERVAL 1 DAY TO DISK 'slow', at + INTERVAL 2 DAY TO VOLUME 'cold' SETTINGS storage_policy = 'tiered';
