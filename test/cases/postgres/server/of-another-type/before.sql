CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER archive TYPE 'disk' VERSION '1' FOREIGN DATA WRAPPER files;
CREATE USER MAPPING FOR PUBLIC SERVER archive OPTIONS (name 'reader');
CREATE FOREIGN TABLE items (id integer, name text) SERVER archive;
COMMENT ON COLUMN items.name IS 'as shown';
CREATE VIEW names AS SELECT name FROM items;
