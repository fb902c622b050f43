CREATE TABLE events (kind text, day date NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE others PARTITION OF events DEFAULT;
CREATE TABLE visits PARTITION OF events FOR VALUES IN ('visit');
CREATE TABLE orders PARTITION OF events FOR VALUES IN ('order');
CREATE TABLE returns (day date NOT NULL, kind text);
ALTER TABLE events ATTACH PARTITION returns FOR VALUES IN ('return');
