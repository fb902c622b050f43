CREATE TABLE d.t
(
    `id` UInt64,
    `name` LowCardinality(String) DEFAULT 'x' COMMENT 'what it\'s called' CODEC(ZSTD(3)),
    `at` DateTime,
    `day` Date MATERIALIZED toDate(at),
    `old` String TTL at + toIntervalMonth(1),
    INDEX by_name name TYPE bloom_filter(0.01) GRANULARITY 4,
    CONSTRAINT positive CHECK id > 0,
    PROJECTION by_day (SELECT day, count() GROUP BY day)
)
ENGINE = ReplacingMergeTree(at)
PARTITION BY toYYYYMM(at)
PRIMARY KEY id
ORDER BY (id, at)
SAMPLE BY id
TTL at + toIntervalYear(1)
SETTINGS index_granularity = 4096, deduplicate_merge_projection_mode = 'drop'
COMMENT 'everything';
