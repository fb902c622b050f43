-- trueup: renamed-from t
CREATE TABLE events (a Int32, b Int32, c Int8) ENGINE = MergeTree ORDER BY a;
CREATE VIEW v AS SELECT a FROM events;
CREATE TABLE copy (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO copy AS SELECT a FROM events;
