CREATE TABLE orders (id integer, note text) PARTITION BY LIST (id);
ALTER TABLE orders ADD CONSTRAINT noted CHECK (note <> '');
ALTER TABLE orders ADD CONSTRAINT known CHECK (id > 0);
ALTER TABLE orders ADD CONSTRAINT gone CHECK (id < 100);
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
