CREATE TABLE events (day date NOT NULL, n integer) PARTITION BY RANGE (day);
CREATE TABLE january PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE FUNCTION busy() RETURNS boolean LANGUAGE sql RETURN (SELECT count(day) > 2 FROM january);
CREATE VIEW days AS SELECT day FROM january;
