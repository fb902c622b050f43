CREATE TABLE other (id integer PRIMARY KEY);
CREATE TABLE loses (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE loses_1 (a integer, b integer);
CREATE TABLE keeps (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE keeps_1 (a integer, b integer CONSTRAINT keeps_fkey REFERENCES other);
CREATE INDEX keeps_1_b_idx ON keeps_1 (b);
ALTER TABLE keeps_1 ADD CONSTRAINT keeps_1_a_key UNIQUE (a);
CREATE TABLE checked (a integer);
CREATE TABLE heir (a integer, CONSTRAINT checked_a CHECK (a > 0));
