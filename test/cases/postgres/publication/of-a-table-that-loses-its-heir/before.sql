CREATE TABLE t (a integer);
CREATE TABLE heir () INHERITS (t);
CREATE TABLE other (a integer);
CREATE PUBLICATION p FOR TABLE t, other;
