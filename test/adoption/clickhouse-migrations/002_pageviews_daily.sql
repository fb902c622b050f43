CREATE TABLE pageviews_daily (site UInt32, day Date, views UInt64) ENGINE = SummingMergeTree ORDER BY (site, day);
CREATE MATERIALIZED VIEW pageviews_daily_mv TO pageviews_daily AS SELECT site, toDate(at) AS day, count() AS views FROM pageviews GROUP BY site, day;
