CREATE TABLE t (status varchar(20) CHECK (status IN ('a', 'b')), number numeric(8,0), other integer);
CREATE INDEX t_other ON t (other) WHERE number IN (1, 2, 3);
CREATE INDEX t_any ON t (other) WHERE number = ANY (ARRAY[1, 2, 3]);
