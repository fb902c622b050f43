CREATE TYPE level AS ENUM ('low', 'high');
CREATE FUNCTION rank(which level) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT 2 $$;
CREATE CAST (level AS integer) WITH FUNCTION rank(level) AS ASSIGNMENT;
CREATE CAST (jsonb AS bytea) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE TABLE items (id integer, at level);
CREATE VIEW ranked AS SELECT id, at::integer AS rank FROM items;
