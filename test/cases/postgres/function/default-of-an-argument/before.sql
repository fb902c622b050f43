CREATE FUNCTION sum_of(x integer, y integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT x + y $$;
CREATE PROCEDURE note(x integer DEFAULT 1) LANGUAGE sql AS $$ SELECT x $$;
CREATE TABLE items (id integer, twice integer GENERATED ALWAYS AS (sum_of(id, id)) STORED);
CREATE INDEX items_sum ON items (sum_of(id, 1));
