-- hazard: data-loss: drops column d.n.d with its values
ALTER TABLE d.n
    DROP COLUMN `d`,
    ADD COLUMN `d` UInt64 ALIAS 5;

-- hazard: data-loss: drops column d.t.a with its values
-- hazard: data-loss: drops column d.t.b with its values
-- hazard: rewrite: rewrites d.t.e from UInt64 to String in every part
ALTER TABLE d.t
    DROP COLUMN `a`,
    DROP COLUMN `b`,
    ADD COLUMN `a` UInt64 ALIAS id + 1 AFTER `id`,
    ADD COLUMN `b` String ALIAS 'x' AFTER `a`,
    MODIFY COLUMN `c` REMOVE ALIAS,
    MODIFY COLUMN `e` String;

-- hazard: data-loss: not every value survives the change of d.n.a from Nullable(String) to String
-- hazard: rewrite: rewrites d.n.a from Nullable(String) to String in every part
ALTER TABLE d.n
    MODIFY COLUMN `a` String DEFAULT defaultValueOfTypeName('String') CODEC(ZSTD(3));

ALTER TABLE d.n
    MODIFY COLUMN `a` REMOVE DEFAULT;

-- hazard: data-loss: not every value survives the change of d.n.b from SimpleAggregateFunction(anyLast, Nullable(String)) to String
-- hazard: data-loss: the new TTL of d.n.b clears values that are past it, at once
-- hazard: rewrite: rewrites d.n.b from SimpleAggregateFunction(anyLast, Nullable(String)) to String in every part
-- hazard: rewrite: rewrites parts to which the new TTL of d.n.b applies
ALTER TABLE d.n
    MODIFY COLUMN `b` String DEFAULT defaultValueOfTypeName('String') TTL toDateTime(id) + toIntervalYear(100);

ALTER TABLE d.n
    MODIFY COLUMN `b` REMOVE DEFAULT;

-- hazard: data-loss: not every value survives the change of d.n.c from Nullable(UInt64) to UInt64
-- hazard: data-loss: the new TTL of d.n.c clears values that are past it, at once
-- hazard: rewrite: rewrites d.n.c from Nullable(UInt64) to UInt64 in every part
-- hazard: rewrite: rewrites parts to which the new TTL of d.n.c applies
ALTER TABLE d.n
    MODIFY COLUMN `c` UInt64 DEFAULT defaultValueOfTypeName('UInt64') CODEC(T64) TTL toDateTime(id) + toIntervalYear(100);

ALTER TABLE d.n
    MODIFY COLUMN `c` REMOVE DEFAULT;

ALTER TABLE d.t
    MODIFY COLUMN `c` String;

ALTER TABLE d.t
    DROP STATISTICS `d`;

-- hazard: rewrite: rewrites d.t.d from UInt64 to String in every part
ALTER TABLE d.t
    MODIFY COLUMN `d` String;
