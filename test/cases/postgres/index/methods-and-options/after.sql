CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE UNIQUE INDEX i ON t (a DESC NULLS LAST) INCLUDE (b) WITH (fillfactor = 50) WHERE b > 0;
CREATE INDEX j ON t USING hash (b);
CREATE INDEX k ON t USING gin (to_tsvector('english', a));
CREATE INDEX l ON t (lower(a), b);
ALTER INDEX l ALTER COLUMN 1 SET STATISTICS 50;
COMMENT ON INDEX l IS 'without case';
