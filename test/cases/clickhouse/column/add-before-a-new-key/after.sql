CREATE TABLE d.t
(
    id Int32,
    n Nullable(UInt64),
    at DateTime,
    a String DEFAULT 'x' TTL toDateTime(key) + INTERVAL 5 MONTH,
    key DateTime64(3)
)
ENGINE = MergeTree PRIMARY KEY id ORDER BY (id, key);
