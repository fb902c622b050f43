CREATE TABLE t (e Enum8('a' = 1), at DateTime) ENGINE = MergeTree ORDER BY (e, at);
