CREATE TABLE t (a integer, b integer, CONSTRAINT one PRIMARY KEY (a) WITH (fillfactor = 70), CONSTRAINT two UNIQUE (b) WITH (fillfactor = 80) DEFERRABLE);
CREATE TABLE u (a integer PRIMARY KEY);
ALTER TABLE u ADD CONSTRAINT again UNIQUE (a);
COMMENT ON CONSTRAINT again ON u IS 'over the same column';
