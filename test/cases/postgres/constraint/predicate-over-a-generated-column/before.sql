CREATE TABLE t (a text, b int, c int);
ALTER TABLE t ADD CONSTRAINT one_each EXCLUDE USING btree (a WITH =) WHERE (c < 100);
