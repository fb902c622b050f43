-- hazard: data-loss: not every value survives the change of d.t.n from Nullable(Int32) to Int32
-- hazard: rewrite: rewrites d.t.n from Nullable(Int32) to Int32 in every part
ALTER TABLE d.t
    MODIFY COLUMN `n` Int32 DEFAULT defaultValueOfTypeName('Int32');

ALTER TABLE d.t
    MODIFY COLUMN `n` REMOVE DEFAULT;

-- hazard: data-loss: not every value survives the change of d.t.l from LowCardinality(Nullable(String)) to LowCardinality(String)
-- hazard: rewrite: rewrites d.t.l from LowCardinality(Nullable(String)) to LowCardinality(String) in every part
ALTER TABLE d.t
    MODIFY COLUMN `l` LowCardinality(String) DEFAULT defaultValueOfTypeName('LowCardinality(String)');

ALTER TABLE d.t
    MODIFY COLUMN `l` REMOVE DEFAULT;

-- hazard: data-loss: not every value survives the change of d.t.d from Nullable(DateTime) to DateTime
-- hazard: rewrite: rewrites d.t.d from Nullable(DateTime) to DateTime in every part
ALTER TABLE d.t
    MODIFY COLUMN `d` DateTime DEFAULT defaultValueOfTypeName('DateTime');

ALTER TABLE d.t
    MODIFY COLUMN `d` REMOVE DEFAULT;

-- hazard: data-loss: not every value survives the change of d.t.k from Nullable(UInt8) to UInt8
-- hazard: rewrite: rewrites d.t.k from Nullable(UInt8) to UInt8 in every part
ALTER TABLE d.t
    MODIFY COLUMN `k` UInt8;
