CREATE TABLE shop.events (id UInt64, at DateTime, country String) ENGINE = MergeTree ORDER BY (id, at);
