CREATE COLLATION plain (provider = libc, locale = 'C');
CREATE TABLE t (name text COLLATE plain);
