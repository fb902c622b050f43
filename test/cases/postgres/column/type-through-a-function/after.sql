CREATE TYPE colour AS ENUM ('red', 'blue');
CREATE DOMAIN document AS jsonb;
CREATE TABLE t (
  id integer PRIMARY KEY,
  a bigint,
  b boolean,
  c smallint[],
  d jsonb,
  e json,
  f document,
  g timestamptz[],
  h colour[],
  i bigint[],
  j text[],
  "K" jsonb
);
