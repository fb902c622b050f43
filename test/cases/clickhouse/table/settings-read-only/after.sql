CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 1024;
