-- One row an event, as the browser or the server sent it.
CREATE TABLE analytics.events
(
    `project_id` UInt32,
    `event_id` UUID DEFAULT generateUUIDv4(),
    `name` LowCardinality(String) COMMENT 'such as page_view, signup, purchase',
    `occurred_at` DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    `received_at` DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1)),
    `user_id` Nullable(UInt64),
    `session_id` UUID,
    `country` LowCardinality(String) DEFAULT '',
    `url` String CODEC(ZSTD(3)),
    `path` String MATERIALIZED path(url),
    `properties` Map(LowCardinality(String), String) CODEC(ZSTD(3)),
    `revenue` Decimal(18, 4) DEFAULT 0,
    `client_ip` IPv6 TTL toDateTime(occurred_at) + INTERVAL 30 DAY,
    INDEX idx_user user_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX idx_path path TYPE tokenbf_v1(8192, 3, 0) GRANULARITY 4,
    CONSTRAINT revenue_is_positive CHECK revenue >= 0,
    PROJECTION by_session
    (
        SELECT *
        ORDER BY project_id, session_id, occurred_at
    )
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (project_id, name, toDate(occurred_at), event_id)
TTL toDateTime(occurred_at) + INTERVAL 2 YEAR
COMMENT 'raw events';
