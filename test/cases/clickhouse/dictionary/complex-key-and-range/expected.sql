CREATE TABLE d.src
(
    `a` UInt64,
    `b` String,
    `f` Date,
    `t` Date,
    `v` Float64
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

CREATE DICTIONARY d.pair
(
    `a` UInt64,
    `b` String,
    `v` Float64
)
PRIMARY KEY a, b
SOURCE(CLICKHOUSE(TABLE 'src' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(COMPLEX_KEY_HASHED());

CREATE DICTIONARY d.ranged
(
    `a` UInt64,
    `f` Date,
    `t` Date,
    `v` Float64
)
PRIMARY KEY a
SOURCE(CLICKHOUSE(TABLE 'src' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(RANGE_HASHED())
RANGE(MIN f MAX t);
