CREATE DOMAIN word AS character(8);
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE t (
  size integer GENERATED ALWAYS AS (length(kind)) STORED,
  kind word NOT NULL,
  loud word GENERATED ALWAYS AS (upper(kind)) STORED NOT NULL,
  quiet word GENERATED ALWAYS AS (lower(kind)) STORED,
  code smallint,
  spelled word GENERATED ALWAYS AS (code::text) STORED,
  sorted word COLLATE "C"
);
CREATE INDEX by_loud ON t (loud);
CREATE TABLE felt (first mood, again mood GENERATED ALWAYS AS (first) STORED);
CREATE TABLE heir () INHERITS (felt);
