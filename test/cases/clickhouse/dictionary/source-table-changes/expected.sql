CREATE TABLE d.two
(
    `k` UInt64,
    `v` String,
    `w` Int8
)
ENGINE = MergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE OR REPLACE DICTIONARY d.dict
(
    `k` UInt64,
    `v` String
)
PRIMARY KEY k
SOURCE(CLICKHOUSE(TABLE 'two' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());

-- hazard: data-loss: drops table d.one
DROP TABLE d.one;
