CREATE MATERIALIZED VIEW d.mv
(
    `a` Int32,
    `n` UInt64
)
ENGINE = SummingMergeTree ORDER BY a TTL toDate(a) + toIntervalYear(100) SETTINGS index_granularity = 1024
COMMENT 'inner'
AS SELECT
    a,
    count() AS n
FROM d.t
GROUP BY a;
