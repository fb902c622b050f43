-- hazard: data-loss: the new TTL of d.t deletes rows that are past it, at once
-- hazard: rewrite: rewrites parts of d.t to which the new TTL applies
ALTER TABLE d.t
    MODIFY TTL at + toIntervalDay(1), at + toIntervalHour(1) WHERE a > 5;
