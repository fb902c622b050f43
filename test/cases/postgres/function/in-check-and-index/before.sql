CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;
CREATE TABLE t (a int, b int DEFAULT f(1), CHECK (f(a) > 0));
CREATE INDEX t_f_idx ON t (f(a));
