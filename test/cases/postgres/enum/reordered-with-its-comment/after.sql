CREATE TYPE state AS ENUM ('b', 'a');
COMMENT ON TYPE state IS 'after';
CREATE TYPE unused AS ENUM ('b', 'a');
CREATE TABLE t (s state DEFAULT 'a');
