CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, during tsrange, CONSTRAINT one_at_a_time EXCLUDE USING gist (id WITH =, during WITH &&));
