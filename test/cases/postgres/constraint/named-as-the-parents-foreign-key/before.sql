CREATE TABLE accounts (id integer PRIMARY KEY);
CREATE TABLE orders (id integer, account integer, number integer) PARTITION BY LIST (id);
CREATE TABLE rest PARTITION OF orders DEFAULT;
