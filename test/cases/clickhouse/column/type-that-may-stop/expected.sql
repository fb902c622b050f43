-- hazard: data-loss: not every value survives the change of d.t.exact from Float64 to Decimal(9, 2)
-- hazard: data-loss: not every value survives the change of d.t.inner from Tuple(a String, b Int8) to Tuple(a Int64, b Int16)
-- hazard: data-loss: not every value survives the change of d.t.list from Array(LowCardinality(String)) to Array(Nullable(UInt8))
-- hazard: data-loss: not every value survives the change of d.t.parsed from String to DateTime64(3)
-- hazard: data-loss: not every value survives the change of d.t.state from String to AggregateFunction(sum, UInt64)
-- hazard: data-loss: not every value survives the change of d.t.wraps from Int64 to Int8
-- hazard: rewrite: rewrites d.t.exact from Float64 to Decimal(9, 2) in every part
-- hazard: rewrite: rewrites d.t.fits from Tuple(a Int8, b String) to Tuple(a Int16, b String) in every part
-- hazard: rewrite: rewrites d.t.inner from Tuple(a String, b Int8) to Tuple(a Int64, b Int16) in every part
-- hazard: rewrite: rewrites d.t.list from Array(LowCardinality(String)) to Array(Nullable(UInt8)) in every part
-- hazard: rewrite: rewrites d.t.parsed from String to DateTime64(3) in every part
-- hazard: rewrite: rewrites d.t.state from String to AggregateFunction(sum, UInt64) in every part
-- hazard: rewrite: rewrites d.t.wraps from Int64 to Int8 in every part
-- hazard: blocking: a value that cannot be made AggregateFunction(sum, UInt64) stops the change of d.t.state: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
-- hazard: blocking: a value that cannot be made Array(Nullable(UInt8)) stops the change of d.t.list: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
-- hazard: blocking: a value that cannot be made DateTime64(3) stops the change of d.t.parsed: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
-- hazard: blocking: a value that cannot be made Decimal(9, 2) stops the change of d.t.exact: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
-- hazard: blocking: a value that cannot be made Tuple(a Int64, b Int16) stops the change of d.t.inner: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
ALTER TABLE d.t
    MODIFY COLUMN `parsed` DateTime64(3),
    MODIFY COLUMN `fits` Tuple(a Int16, b String),
    MODIFY COLUMN `inner` Tuple(a Int64, b Int16),
    MODIFY COLUMN `list` Array(Nullable(UInt8)),
    MODIFY COLUMN `wraps` Int8,
    MODIFY COLUMN `exact` Decimal(9, 2),
    MODIFY COLUMN `state` AggregateFunction(sum, UInt64);
