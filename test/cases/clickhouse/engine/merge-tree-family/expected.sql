CREATE TABLE d.aggregating
(
    `k` Int32,
    `v` AggregateFunction(sum, UInt64),
    `m` SimpleAggregateFunction(max, UInt64)
)
ENGINE = AggregatingMergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.coalescing
(
    `k` Int32,
    `v` Nullable(Int32)
)
ENGINE = CoalescingMergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.collapsing
(
    `k` Int32,
    `sign` Int8
)
ENGINE = CollapsingMergeTree(sign)
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.replacing
(
    `k` Int32,
    `ver` UInt64,
    `gone` UInt8
)
ENGINE = ReplacingMergeTree(ver, gone)
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.summing
(
    `k` Int32,
    `v` UInt64,
    `w` UInt64
)
ENGINE = SummingMergeTree((v, w))
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.summing_all
(
    `k` Int32,
    `v` UInt64
)
ENGINE = SummingMergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE TABLE d.versioned
(
    `k` Int32,
    `sign` Int8,
    `v` UInt64
)
ENGINE = VersionedCollapsingMergeTree(sign, v)
ORDER BY k
SETTINGS index_granularity = 8192;
