CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE u (t_id int REFERENCES t (id));
