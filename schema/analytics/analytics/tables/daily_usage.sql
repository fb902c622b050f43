-- Filled by daily_usage_mv; read it through the view usage_by_day.
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
ORDER BY (project_id, day, country);
