CREATE TABLE events (day integer, note integer) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE INDEX notes ON events (note);
COMMENT ON INDEX notes IS 'by note';
