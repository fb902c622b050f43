CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER archive FOREIGN DATA WRAPPER files;
CREATE TABLE items (id integer, name text);
CREATE VIEW names AS SELECT name FROM items;
