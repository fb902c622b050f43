CREATE TABLE d.s
(
    `a` Int32,
    `v` UInt64
)
ENGINE = SharedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', v)
PARTITION BY a % 4
ORDER BY a
SETTINGS index_granularity = 8192;

CREATE TABLE d.t
(
    `a` Int32
)
ENGINE = ReplicatedMergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

CREATE TABLE d.u
(
    `a` Int32,
    `sign` Int8
)
ENGINE = ReplicatedCollapsingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', sign)
ORDER BY a
SETTINGS index_granularity = 8192;
