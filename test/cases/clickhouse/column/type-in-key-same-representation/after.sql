CREATE TABLE t (e Enum8('a' = 1, 'b' = 2), at DateTime('UTC')) ENGINE = MergeTree ORDER BY (e, at);
