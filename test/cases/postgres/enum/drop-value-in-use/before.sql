CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int, x e NOT NULL DEFAULT 'a', many e[]);
CREATE INDEX t_x_idx ON t (x) WHERE x = 'a';
CREATE VIEW v AS SELECT x FROM t WHERE x = 'b';
COMMENT ON TYPE e IS 'kept';
