CREATE TABLE metrics (name LowCardinality(String), at DateTime, value Float64) ENGINE = MergeTree ORDER BY (name, at);
