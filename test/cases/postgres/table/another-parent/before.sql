CREATE TABLE one (a integer);
CREATE TABLE two (a integer);
CREATE TABLE t () INHERITS (one);
