-- hazard: data-loss: the new TTL of d.t.b clears values that are past it, at once
-- hazard: rewrite: rewrites d.t.b from Int32 to String in every part
-- hazard: rewrite: rewrites parts to which the new TTL of d.t.b applies
ALTER TABLE d.t
    MODIFY COLUMN `at` DateTime AFTER `a`,
    MODIFY COLUMN `b` String DEFAULT 'x' CODEC(ZSTD(2)) TTL at + toIntervalYear(10),
    COMMENT COLUMN `b` 'two';
