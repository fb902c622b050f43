CREATE TABLE d.`over`
(
    `k` UInt64,
    `v` String
)
ENGINE = Dictionary('d.dict');
