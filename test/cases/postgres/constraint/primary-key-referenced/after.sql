CREATE TABLE t (id int, a int NOT NULL, PRIMARY KEY (id, a), UNIQUE (id));
CREATE TABLE u (t_id int REFERENCES t (id));
