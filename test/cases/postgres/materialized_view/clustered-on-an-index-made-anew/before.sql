CREATE TABLE sales (shop int, amount numeric);
CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total FROM sales GROUP BY shop;
CREATE INDEX totals_by_shop ON totals (shop);
ALTER MATERIALIZED VIEW totals CLUSTER ON totals_by_shop;
CREATE MATERIALIZED VIEW counts AS SELECT shop, count(*) AS number FROM sales GROUP BY shop;
CREATE INDEX counts_by_shop ON counts (shop);
ALTER MATERIALIZED VIEW counts CLUSTER ON counts_by_shop;
