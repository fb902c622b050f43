CREATE TABLE events (id integer);
CREATE SEQUENCE events_id OWNED BY events.id;
