CREATE TABLE t (a integer, b integer);
GRANT SELECT (a), UPDATE (a) ON t TO reader;
