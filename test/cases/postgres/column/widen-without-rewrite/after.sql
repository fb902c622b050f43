CREATE TABLE t (a varchar(20), n numeric(12, 2));
CREATE INDEX t_a_idx ON t (a);
