CREATE TABLE t (a Int32, at Date) ENGINE = MergeTree PARTITION BY toYear(at) ORDER BY a;
