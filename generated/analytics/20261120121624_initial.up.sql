-- initial
-- + dictionary analytics.country_names
-- + function conversion_rate
-- + materialized view analytics.daily_usage_mv
-- + table analytics.countries
-- + table analytics.daily_usage
-- + table analytics.events
-- + table analytics.sessions
-- + view analytics.usage_by_day

CREATE FUNCTION conversion_rate AS (reached, entered) -> if(entered = 0, 0, reached / entered);

CREATE TABLE analytics.countries
(
    `code` String,
    `name` String,
    `continent` LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY code
SETTINGS index_granularity = 8192;

CREATE TABLE analytics.daily_usage
(
    `project_id` UInt32,
    `day` Date,
    `country` LowCardinality(String),
    `events` SimpleAggregateFunction(sum, UInt64),
    `users` AggregateFunction(uniq, UInt64),
    `revenue` SimpleAggregateFunction(sum, Decimal(38, 4))
)
ENGINE = AggregatingMergeTree
PARTITION BY toYear(day)
ORDER BY (project_id, day, country)
SETTINGS index_granularity = 8192;

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
    `client_ip` IPv6 TTL toDateTime(occurred_at) + toIntervalDay(30),
    INDEX idx_user user_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX idx_path path TYPE tokenbf_v1(8192, 3, 0) GRANULARITY 4,
    CONSTRAINT revenue_is_positive CHECK revenue >= 0,
    PROJECTION by_session (SELECT * ORDER BY project_id, session_id, occurred_at)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (project_id, name, toDate(occurred_at), event_id)
TTL toDateTime(occurred_at) + toIntervalYear(2)
SETTINGS index_granularity = 8192
COMMENT 'raw events';

CREATE TABLE analytics.sessions
(
    `project_id` UInt32,
    `session_id` UUID,
    `started_at` DateTime64(3, 'UTC'),
    `ended_at` Nullable(DateTime64(3, 'UTC')),
    `events` UInt32,
    `updated_at` DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(updated_at)
PARTITION BY toYYYYMM(started_at)
ORDER BY (project_id, session_id)
SETTINGS index_granularity = 8192;

CREATE DICTIONARY analytics.country_names
(
    `code` String,
    `name` String DEFAULT 'unknown',
    `continent` String
)
PRIMARY KEY code
SOURCE(CLICKHOUSE(DB 'analytics' TABLE 'countries'))
LIFETIME(MIN 300 MAX 600)
LAYOUT(COMPLEX_KEY_HASHED());

CREATE VIEW analytics.usage_by_day
(
    `project_id` UInt32,
    `day` Date,
    `country_name` String,
    `events` UInt64,
    `users` UInt64,
    `revenue` Decimal(38, 4)
)
AS SELECT
    project_id,
    day,
    dictGetOrDefault('analytics.country_names', 'name', tuple(country), 'unknown') AS country_name,
    sum(events) AS events,
    uniqMerge(users) AS users,
    sum(revenue) AS revenue
FROM analytics.daily_usage
GROUP BY
    project_id,
    day,
    country_name;

CREATE MATERIALIZED VIEW analytics.daily_usage_mv
TO analytics.daily_usage
(
    `project_id` UInt32,
    `day` Date,
    `country` LowCardinality(String),
    `events` UInt64,
    `users` AggregateFunction(uniq, UInt64),
    `revenue` Decimal(38, 4)
)
AS SELECT
    project_id,
    toDate(occurred_at) AS day,
    country,
    count() AS events,
    uniqState(assumeNotNull(user_id)) AS users,
    sum(revenue) AS revenue
FROM analytics.events
GROUP BY
    project_id,
    day,
    country;
