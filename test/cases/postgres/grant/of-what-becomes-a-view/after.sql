CREATE TABLE source (a integer, b text);
CREATE VIEW becomes_view AS SELECT a, b FROM source;
GRANT SELECT ON becomes_view TO reader;
GRANT SELECT ON becomes_view TO writer;
GRANT UPDATE (b) ON becomes_view TO reader;
CREATE MATERIALIZED VIEW becomes_stored AS SELECT a, b FROM source;
CREATE INDEX stored_a ON becomes_stored (a);
