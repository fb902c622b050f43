CREATE TABLE t (id int, s varchar(10) CONSTRAINT known CHECK (s IN ('a', 'b')));
