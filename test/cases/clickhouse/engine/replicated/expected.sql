ALTER TABLE d.s
    MODIFY COMMENT 'x',
    MODIFY COLUMN `v` CODEC(ZSTD(2));

-- hazard: data-loss: the new TTL of d.u deletes rows that are past it, at once
-- hazard: rewrite: rewrites parts of d.u to which the new TTL applies
ALTER TABLE d.u
    MODIFY TTL toDate(a) + toIntervalYear(100);

ALTER TABLE d.t
    ADD COLUMN `b` String DEFAULT 'x';

ALTER TABLE d.u
    ADD INDEX i v TYPE minmax GRANULARITY 1;

-- hazard: rewrite: builds index d.u.i for the parts that are there
ALTER TABLE d.u
    MATERIALIZE INDEX i;
