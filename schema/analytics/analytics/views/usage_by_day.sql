CREATE VIEW analytics.usage_by_day
AS SELECT
    project_id,
    day,
    dictGetOrDefault('analytics.country_names', 'name', tuple(country), 'unknown') AS country_name,
    sum(events) AS events,
    uniqMerge(users) AS users,
    sum(revenue) AS revenue
FROM analytics.daily_usage
GROUP BY project_id, day, country_name;
