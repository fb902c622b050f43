CREATE SEQUENCE events_id;
CREATE UNLOGGED TABLE events (id integer);
ALTER SEQUENCE events_id OWNED BY events.id;
