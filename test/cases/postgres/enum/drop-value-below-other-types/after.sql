CREATE TYPE grade AS ENUM ('a', 'b', 'e');
CREATE TABLE marks (pupil int, grade grade);
CREATE DOMAIN passed AS grade CHECK (VALUE <> 'e');
CREATE TYPE span AS RANGE (SUBTYPE = grade);
CREATE TYPE mark AS (grade grade, best passed);
CREATE FUNCTION worst(mark) RETURNS passed LANGUAGE sql AS 'SELECT $1.best';
COMMENT ON TYPE mark IS 'one of many';
