CREATE SCHEMA s;
CREATE UNLOGGED TABLE s.orders (id bigint PRIMARY KEY, main bigint);
CREATE UNLOGGED TABLE s.lines (id bigint PRIMARY KEY, "order" bigint REFERENCES s.orders);
CREATE UNLOGGED TABLE s.notes (id bigint PRIMARY KEY, line bigint REFERENCES s.lines);
CREATE TABLE s.heads (id bigint PRIMARY KEY, tail bigint);
CREATE TABLE s.tails (id bigint PRIMARY KEY, head bigint REFERENCES s.heads);
ALTER TABLE s.heads ADD CONSTRAINT tail FOREIGN KEY (tail) REFERENCES s.tails;
CREATE TABLE s.days (id bigint PRIMARY KEY);
CREATE TABLE s.entries (id bigint PRIMARY KEY, day bigint REFERENCES s.days);
