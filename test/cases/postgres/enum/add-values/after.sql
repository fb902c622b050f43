CREATE TYPE e AS ENUM ('a', 'b', 'm', 'n', 'z');
CREATE TABLE t (x e DEFAULT 'z');
