CREATE MATERIALIZED VIEW billing.usage_by_month AS
SELECT project_id, date_trunc('month', day)::date AS month, sum(events)::bigint AS events
FROM billing.usage
GROUP BY project_id, date_trunc('month', day);

-- For REFRESH MATERIALIZED VIEW CONCURRENTLY.
CREATE UNIQUE INDEX usage_by_month_key ON billing.usage_by_month (project_id, month);
