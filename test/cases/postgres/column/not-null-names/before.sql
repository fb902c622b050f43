CREATE TABLE t (a int NOT NULL, b int CONSTRAINT b_there NOT NULL, c int, d int CONSTRAINT d_there NOT NULL, e int CONSTRAINT e_there NOT NULL);
COMMENT ON CONSTRAINT b_there ON t IS 'one';
CREATE TABLE untouched (a int CONSTRAINT here NOT NULL, b int NOT NULL);
