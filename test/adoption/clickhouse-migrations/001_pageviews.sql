CREATE TABLE pageviews (site UInt32, at DateTime, path String) ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY (site, at);
