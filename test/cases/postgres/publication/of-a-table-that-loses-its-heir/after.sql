CREATE TABLE t (a integer);
CREATE TABLE heir (a integer);
CREATE TABLE other (a integer);
CREATE PUBLICATION p FOR TABLE t;
