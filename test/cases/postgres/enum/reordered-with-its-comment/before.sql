CREATE TYPE state AS ENUM ('a', 'b');
COMMENT ON TYPE state IS 'before';
CREATE TYPE unused AS ENUM ('a', 'b');
CREATE TABLE t (s state DEFAULT 'a');
