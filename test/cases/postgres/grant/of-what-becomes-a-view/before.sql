CREATE TABLE source (a integer, b text);
CREATE TABLE becomes_view (a integer, b text);
GRANT SELECT ON becomes_view TO reader;
GRANT SELECT, UPDATE ON becomes_view TO writer;
GRANT UPDATE (b) ON becomes_view TO reader;
CREATE TABLE becomes_stored (a integer, b text);
CREATE INDEX stored_a ON becomes_stored (a);
