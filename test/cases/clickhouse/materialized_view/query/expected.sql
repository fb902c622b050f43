ALTER TABLE d.sums
    ADD COLUMN `m` UInt64;

ALTER TABLE d.t
    ADD COLUMN `c` UInt64;

ALTER TABLE d.mv
    MODIFY QUERY
SELECT
    a,
    count() AS n,
    sum(c) AS m
FROM d.t
GROUP BY a;
