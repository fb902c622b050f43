CREATE TABLE p (a integer, b integer NOT NULL, c integer) PARTITION BY LIST (a);
