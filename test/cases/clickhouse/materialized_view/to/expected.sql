CREATE MATERIALIZED VIEW d.mv
TO d.sums
(
    `a` Int32,
    `n` UInt64
)
AS SELECT
    a,
    count() AS n
FROM d.t
GROUP BY a;
