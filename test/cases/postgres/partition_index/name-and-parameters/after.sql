CREATE TABLE p (id int, day date, n text) PARTITION BY RANGE (day);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX own ON p1 (n) WITH (fillfactor = 70);
CREATE INDEX p_n ON p (n);
COMMENT ON INDEX own IS 'for the year';
