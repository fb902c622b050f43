CREATE OPERATOR FAMILY whole USING btree;
CREATE OPERATOR CLASS whole_ops FOR TYPE int USING btree FAMILY whole AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
CREATE TABLE t (a int);
CREATE INDEX by_a ON t (a whole_ops);
