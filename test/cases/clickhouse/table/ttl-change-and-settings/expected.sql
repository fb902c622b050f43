ALTER TABLE d.t
    MODIFY SETTING ttl_only_drop_parts = 1, merge_with_ttl_timeout = 200;

-- hazard: data-loss: the new TTL of d.t deletes rows that are past it, at once
-- hazard: rewrite: rewrites parts of d.t to which the new TTL applies
ALTER TABLE d.t
    MODIFY TTL at + toIntervalYear(20);

ALTER TABLE d.t
    ADD COLUMN `b` String;
