CREATE TYPE level AS ENUM ('low', 'high');
CREATE FUNCTION rank(of level) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE CAST (level AS integer) WITH FUNCTION rank(level);
CREATE CAST (jsonb AS bytea) WITHOUT FUNCTION;
CREATE TABLE items (id integer, at level);
CREATE VIEW ranked AS SELECT id, at::integer AS rank FROM items;
