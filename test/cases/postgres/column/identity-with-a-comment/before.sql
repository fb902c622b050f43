CREATE TABLE tickets (id int GENERATED ALWAYS AS IDENTITY, seat int GENERATED ALWAYS AS IDENTITY, gate int NOT NULL);
COMMENT ON SEQUENCE tickets_id_seq IS 'counts tickets';
COMMENT ON SEQUENCE tickets_seat_seq IS 'counts seats';
