ALTER TABLE default.cache_hits ADD COLUMN model String AFTER request_id;
