CREATE TABLE t (a int CONSTRAINT a_there NOT NULL, b int CONSTRAINT "b There" NOT NULL, c int CONSTRAINT c_there NOT NULL, d int NOT NULL, e int, f int CONSTRAINT f_there NOT NULL DEFAULT 1);
COMMENT ON CONSTRAINT c_there ON t IS 'new';
CREATE TABLE untouched (a int CONSTRAINT here NOT NULL, b int NOT NULL);
COMMENT ON CONSTRAINT untouched_b_not_null ON untouched IS 'another';
