CREATE TABLE e.t
(
    `a` Int32
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

CREATE MATERIALIZED VIEW d.mv
TO e.t
(
    `a` Int32
)
AS SELECT a
FROM d.t;
