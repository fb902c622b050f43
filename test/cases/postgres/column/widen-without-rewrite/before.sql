CREATE TABLE t (a varchar(10), n numeric(10, 2));
CREATE INDEX t_a_idx ON t (a);
