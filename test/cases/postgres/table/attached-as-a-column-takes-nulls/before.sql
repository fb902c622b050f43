CREATE TABLE event (kind text NOT NULL, at date NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE event_a (kind text NOT NULL, at date);
