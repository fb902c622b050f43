-- The latest state of each session: later versions replace earlier ones.
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
ORDER BY (project_id, session_id);
