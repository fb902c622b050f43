CREATE TABLE t (a Int32, at DateTime, b String, c String TTL at + INTERVAL 10 YEAR, e String TTL at + INTERVAL 10 YEAR) ENGINE = MergeTree ORDER BY a;
