CREATE TABLE items (id integer, code text);
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$;
CREATE SEQUENCE numbers;
CREATE VIEW listed AS SELECT id, code FROM items;
ALTER VIEW listed ALTER COLUMN code SET DEFAULT next_code();
ALTER VIEW listed ALTER COLUMN id SET DEFAULT nextval('numbers');
