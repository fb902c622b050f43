-- hazard: rewrite: rewrites d.t.n from Int32 to Int64 in every part
ALTER TABLE d.t
    ADD COLUMN `fresh` String TTL toDateTime(at) + toIntervalDay(9) FIRST,
    MODIFY COLUMN `n` Int64,
    ADD COLUMN `twice` Int64 DEFAULT n * 2 AFTER `fresh`,
    MODIFY COLUMN `id` UInt16 AFTER `n`;
