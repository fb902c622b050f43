CREATE TABLE t (a int, b int NOT NULL DEFAULT 7, c int);
