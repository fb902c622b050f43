CREATE TABLE event (id integer NOT NULL, kind text, place integer) PARTITION BY LIST (kind);
CREATE INDEX event_id ON event USING brin (id) WITH (pages_per_range=32);
CREATE TABLE event_kind PARTITION OF event FOR VALUES IN ('a', 'b') PARTITION BY LIST (kind);
CREATE TABLE event_a (id integer NOT NULL, kind text, place integer);
CREATE INDEX event_a_place_idx ON event_a (place);
CREATE TABLE event_b (id integer NOT NULL, kind text, place integer);
CREATE UNIQUE INDEX event_b_key ON event_b (id, kind);
