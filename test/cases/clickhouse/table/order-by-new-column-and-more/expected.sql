ALTER TABLE d.t
    ADD COLUMN `c` String AFTER `a`,
    MODIFY ORDER BY (a, c);

ALTER TABLE d.t
    MODIFY SETTING old_parts_lifetime = 20;

-- hazard: data-loss: the new TTL of d.t deletes rows that are past it, at once
-- hazard: rewrite: rewrites parts of d.t to which the new TTL applies
ALTER TABLE d.t
    MODIFY TTL at + toIntervalYear(20);

ALTER TABLE d.t
    ADD COLUMN `n` Int32,
    ADD INDEX i n TYPE minmax GRANULARITY 1;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;

ALTER TABLE d.mv
    MODIFY QUERY
SELECT
    a,
    c,
    n
FROM d.t;
