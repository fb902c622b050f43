CREATE TABLE p (a integer, b integer, c integer, CONSTRAINT small CHECK (c < 100), CONSTRAINT key PRIMARY KEY (a, b)) PARTITION BY RANGE (a);
CREATE INDEX by_c ON p (c);
CREATE INDEX by_b ON p (b);
CREATE TABLE p1 (a integer NOT NULL, b integer NOT NULL, c integer, CONSTRAINT own_key PRIMARY KEY (a, b));
CREATE INDEX own_index ON p1 (c);
