CREATE TABLE p (a integer, b integer, CONSTRAINT small CHECK (b < 100)) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE p11 (b integer, x text);
CREATE TABLE p12 (a integer, b integer, CONSTRAINT small CHECK (b < 100));
