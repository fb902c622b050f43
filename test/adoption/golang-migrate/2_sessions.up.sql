CREATE TABLE shop.sessions (id UInt64, seconds UInt32) ENGINE = MergeTree ORDER BY id;
ALTER TABLE shop.events ADD COLUMN session UInt64 AFTER at;
