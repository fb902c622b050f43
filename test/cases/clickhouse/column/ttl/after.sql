CREATE TABLE t (a Int32, at DateTime, b String TTL at + INTERVAL 10 YEAR, c String, e String TTL at + INTERVAL 20 YEAR) ENGINE = MergeTree ORDER BY a;
