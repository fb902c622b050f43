CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE POLICY p ON t USING (id > 0);
