CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION feel(int) RETURNS mood LANGUAGE sql IMMUTABLE RETURN CASE WHEN $1 > 0 THEN 'ok'::mood ELSE 'sad' END;
CREATE CAST (mood AS text) WITH INOUT AS ASSIGNMENT;
CREATE CAST (int AS mood) WITH FUNCTION feel(int);
COMMENT ON CAST (int AS mood) IS 'as it feels';
