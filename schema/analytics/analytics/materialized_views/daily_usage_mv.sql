CREATE MATERIALIZED VIEW analytics.daily_usage_mv TO analytics.daily_usage
AS SELECT
    project_id,
    toDate(occurred_at) AS day,
    country,
    count() AS events,
    uniqState(assumeNotNull(user_id)) AS users,
    sum(revenue) AS revenue
FROM analytics.events
GROUP BY project_id, day, country;
