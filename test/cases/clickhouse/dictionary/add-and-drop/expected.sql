DROP DICTIONARY d.gone;

CREATE DICTIONARY d.dict
(
    `k` UInt64,
    `v` String DEFAULT 'none' EXPRESSION lower(v),
    `parent` UInt64 DEFAULT 0 HIERARCHICAL
)
PRIMARY KEY k
SOURCE(CLICKHOUSE(TABLE 'src' DB 'd'))
LIFETIME(MIN 100 MAX 1000)
LAYOUT(HASHED(SHARDS 2))
SETTINGS(max_threads = 1)
COMMENT 'it\'s';

CREATE TABLE d.a_user
(
    `k` UInt64,
    `v` String DEFAULT dictGet('d.dict', 'v', k)
)
ENGINE = MergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE VIEW d.v
(
    `x` String
)
AS SELECT dictGet('d.dict', 'v', k) AS x
FROM d.src;
