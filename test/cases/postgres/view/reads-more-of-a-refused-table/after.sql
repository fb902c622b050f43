CREATE TABLE orders (day text, note text) PARTITION BY LIST (day);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES IN ('2024-01-01') PARTITION BY HASH (note);
CREATE TABLE orders_2024_0 (day text, note text);
CREATE VIEW dated AS SELECT (day IS NULL) AS missing, day FROM orders;
