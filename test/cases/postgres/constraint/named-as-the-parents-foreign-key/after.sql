CREATE TABLE accounts (id integer PRIMARY KEY);
CREATE TABLE orders (id integer, account integer, number integer) PARTITION BY LIST (id);
CREATE TABLE rest PARTITION OF orders DEFAULT;
ALTER TABLE rest ADD CONSTRAINT known PRIMARY KEY (number);
ALTER TABLE orders ADD CONSTRAINT known FOREIGN KEY (account) REFERENCES accounts (id);
