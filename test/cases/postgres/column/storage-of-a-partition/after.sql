CREATE TYPE pair AS (a integer, b text);
CREATE TYPE mood AS ENUM ('good');
CREATE DOMAIN doc AS jsonb;
CREATE TABLE t (k integer, a pair, b mood, c doc, d int4range, e numeric[]) PARTITION BY LIST (k);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
