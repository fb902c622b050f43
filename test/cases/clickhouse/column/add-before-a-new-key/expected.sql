ALTER TABLE d.t
    ADD COLUMN `key` DateTime64(3),
    MODIFY ORDER BY (id, key);

ALTER TABLE d.t
    MODIFY COLUMN `n` Nullable(UInt64) AFTER `id`,
    ADD COLUMN `a` String DEFAULT 'x' TTL toDateTime(key) + toIntervalMonth(5) AFTER `at`;
