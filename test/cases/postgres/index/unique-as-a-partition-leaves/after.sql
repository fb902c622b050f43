CREATE TABLE whole (kind text, n integer NOT NULL) PARTITION BY RANGE (kind);
CREATE TABLE part (kind text, n integer NOT NULL) PARTITION BY LIST (n);
CREATE UNIQUE INDEX kinds ON whole (kind);
