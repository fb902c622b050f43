CREATE TABLE t
(
    first UInt8 DEFAULT 7,
    a Int32,
    `odd name` Nullable(String) COMMENT 'it''s `odd`',
    doubled Int64 MATERIALIZED a * 2,
    shown String ALIAS concat(z, '!'),
    input String EPHEMERAL 'x',
    z String,
    packed Float64 CODEC(Gorilla, ZSTD(1)),
    at DateTime DEFAULT now(),
    short String TTL at + INTERVAL 10 YEAR,
    inferred DEFAULT a + 1
)
ENGINE = MergeTree ORDER BY a;
