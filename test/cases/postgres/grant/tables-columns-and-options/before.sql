CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON t TO reader;
