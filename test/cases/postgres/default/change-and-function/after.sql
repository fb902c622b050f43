CREATE FUNCTION next_c() RETURNS int LANGUAGE sql AS $$ SELECT 7 $$;
CREATE TABLE t (a int DEFAULT 2, b text, c int DEFAULT next_c());
