CREATE TABLE t (id int, a text, b text COMPRESSION lz4);
CREATE TABLE p (id int, a text COMPRESSION lz4) PARTITION BY RANGE (id);
