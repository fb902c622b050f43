-- hazard: data-loss: the new TTL of d.t.b clears values that are past it, at once
-- hazard: data-loss: the new TTL of d.t.e clears values that are past it, at once
-- hazard: rewrite: rewrites parts to which the new TTL of d.t.b applies
-- hazard: rewrite: rewrites parts to which the new TTL of d.t.e applies
ALTER TABLE d.t
    MODIFY COLUMN `b` TTL at + toIntervalYear(10),
    MODIFY COLUMN `c` REMOVE TTL,
    MODIFY COLUMN `e` TTL at + toIntervalYear(20);
