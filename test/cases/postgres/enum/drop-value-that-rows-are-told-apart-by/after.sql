CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE orders (id int, status status NOT NULL DEFAULT 'open', was status[]) PARTITION BY LIST (status);
CREATE TABLE orders_open PARTITION OF orders FOR VALUES IN ('open');
CREATE TABLE orders_rest PARTITION OF orders FOR VALUES IN ('done');
CREATE TABLE notes (order_status status, text text);
