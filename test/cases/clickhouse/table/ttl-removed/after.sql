CREATE TABLE t (a Int32, at DateTime) ENGINE = MergeTree ORDER BY a;
