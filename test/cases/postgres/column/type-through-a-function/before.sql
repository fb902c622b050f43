CREATE TYPE colour AS ENUM ('red', 'blue');
CREATE DOMAIN document AS jsonb;
CREATE TABLE t (
  id integer PRIMARY KEY,
  a boolean,
  b bigint,
  c boolean[],
  d text,
  e uuid,
  f date,
  g timestamptz,
  h colour,
  i integer,
  j uuid,
  "K" numeric
);
