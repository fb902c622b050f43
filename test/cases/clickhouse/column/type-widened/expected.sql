-- hazard: data-loss: not every value survives the change of d.t.x from FixedString(4) to String
-- hazard: rewrite: rewrites d.t.b from Bool to UInt8 in every part
-- hazard: rewrite: rewrites d.t.d from Decimal(9, 2) to Decimal(18, 4) in every part
-- hazard: rewrite: rewrites d.t.day from Date to Date32 in every part
-- hazard: rewrite: rewrites d.t.f from Float32 to Float64 in every part
-- hazard: rewrite: rewrites d.t.i from Int32 to Int64 in every part
-- hazard: rewrite: rewrites d.t.l from String to LowCardinality(String) in every part
-- hazard: rewrite: rewrites d.t.m from Map(String, Int8) to Map(String, Int64) in every part
-- hazard: rewrite: rewrites d.t.n from Array(Int8) to Array(Int64) in every part
-- hazard: rewrite: rewrites d.t.s from String to Nullable(String) in every part
-- hazard: rewrite: rewrites d.t.x from FixedString(4) to String in every part
ALTER TABLE d.t
    MODIFY COLUMN `i` Int64,
    MODIFY COLUMN `f` Float64,
    MODIFY COLUMN `s` Nullable(String),
    MODIFY COLUMN `l` LowCardinality(String),
    MODIFY COLUMN `n` Array(Int64),
    MODIFY COLUMN `m` Map(String, Int64),
    MODIFY COLUMN `e` Enum8('a' = 1, 'b' = 2),
    MODIFY COLUMN `d` Decimal(18, 4),
    MODIFY COLUMN `x` String,
    MODIFY COLUMN `dt` DateTime('UTC'),
    MODIFY COLUMN `day` Date32,
    MODIFY COLUMN `b` UInt8;
