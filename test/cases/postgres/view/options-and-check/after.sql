CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v WITH (security_barrier) AS SELECT id FROM t WITH LOCAL CHECK OPTION;
