CREATE TABLE t (id int, during tsrange);
