CREATE TABLE d.other
(
    `a` Int32
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;
