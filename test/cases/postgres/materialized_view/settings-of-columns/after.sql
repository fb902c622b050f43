CREATE TABLE items (id integer, code text);
CREATE MATERIALIZED VIEW codes WITH (toast.autovacuum_enabled = true) AS SELECT id, code FROM items;
ALTER MATERIALIZED VIEW codes ALTER COLUMN code SET COMPRESSION pglz, ALTER COLUMN code SET (n_distinct_inherited = 7), ALTER COLUMN id SET STATISTICS 70;
