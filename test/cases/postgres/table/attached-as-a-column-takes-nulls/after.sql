CREATE TABLE event (kind text NOT NULL, at date) PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event FOR VALUES IN ('a');
