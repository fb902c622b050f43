CREATE TABLE event (id integer NOT NULL, kind text, place integer) PARTITION BY LIST (kind);
CREATE UNIQUE INDEX event_id ON event (id, kind);
CREATE INDEX event_place ON event (place);
CREATE TABLE event_kind PARTITION OF event FOR VALUES IN ('a', 'b') PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event_kind FOR VALUES IN ('a');
CREATE TABLE event_b PARTITION OF event DEFAULT;
