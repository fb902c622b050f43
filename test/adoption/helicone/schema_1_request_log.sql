CREATE TABLE default.request_response_log (request_id UUID, created_at DateTime, status Int32, latency UInt32) ENGINE = MergeTree ORDER BY (created_at, request_id);
