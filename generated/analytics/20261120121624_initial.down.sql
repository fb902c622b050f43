-- initial: the way back

DROP VIEW analytics.daily_usage_mv SYNC;

DROP VIEW analytics.usage_by_day;

DROP DICTIONARY analytics.country_names;

-- hazard: data-loss: drops table analytics.countries
DROP TABLE analytics.countries;

-- hazard: data-loss: drops table analytics.daily_usage
DROP TABLE analytics.daily_usage;

-- hazard: data-loss: drops table analytics.events
DROP TABLE analytics.events;

-- hazard: data-loss: drops table analytics.sessions
DROP TABLE analytics.sessions;

DROP FUNCTION conversion_rate;
