CREATE TABLE d.t
(
    `a` Int32,
    `b` String,
    `at` DateTime
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

CREATE VIEW d.v
(
    `a` Int32,
    `odd name` String,
    `r` UInt64
)
AS WITH
    x AS
    (
        SELECT
            a,
            count() AS n
        FROM d.t
        GROUP BY a
            WITH TOTALS
    )
SELECT
    x.a,
    if(n > 1, 'many', 'one') AS `odd name`,
    row_number() OVER (PARTITION BY n ORDER BY a ASC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS r
FROM x
ANY LEFT JOIN d.t AS u ON u.a = x.a
WHERE (u.at > (now() - toIntervalDay(1))) AND (u.b LIKE '%\'%')
ORDER BY r DESC NULLS LAST
LIMIT 1 BY n
SETTINGS max_threads = 1;

CREATE VIEW d.w
(
    `a` Int64
)
AS SELECT a
FROM d.t
UNION DISTINCT
SELECT a + 1
FROM d.t
UNION DISTINCT
SELECT 3;
