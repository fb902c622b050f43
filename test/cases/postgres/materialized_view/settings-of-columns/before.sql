CREATE TABLE items (id integer, code text);
CREATE MATERIALIZED VIEW codes WITH (fillfactor = 80, toast.autovacuum_enabled = false) AS SELECT id, code FROM items;
ALTER MATERIALIZED VIEW codes ALTER COLUMN code SET STORAGE EXTERNAL, ALTER COLUMN code SET (n_distinct = 5), ALTER COLUMN id SET STATISTICS 50;
