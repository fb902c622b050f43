CREATE TABLE items (id integer, code text);
CREATE FUNCTION next_code(prefix text DEFAULT 'b') RETURNS text LANGUAGE sql AS $$ SELECT prefix $$;
CREATE VIEW listed AS SELECT id, code FROM items;
ALTER VIEW listed ALTER COLUMN code SET DEFAULT next_code();
