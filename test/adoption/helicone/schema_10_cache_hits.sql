CREATE TABLE default.cache_hits (request_id UUID, created_at DateTime, latency UInt32) ENGINE = MergeTree ORDER BY request_id;
