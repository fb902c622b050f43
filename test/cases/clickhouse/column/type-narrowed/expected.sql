-- hazard: data-loss: not every value survives the change of d.t.e from Enum8('a' = 1, 'b' = 2) to Enum8('a' = 1)
-- hazard: data-loss: not every value survives the change of d.t.i from Int64 to Int8
-- hazard: data-loss: not every value survives the change of d.t.u from UInt8 to Int8
-- hazard: rewrite: rewrites d.t.e from Enum8('a' = 1, 'b' = 2) to Enum8('a' = 1) in every part
-- hazard: rewrite: rewrites d.t.i from Int64 to Int8 in every part
-- hazard: rewrite: rewrites d.t.u from UInt8 to Int8 in every part
-- hazard: blocking: a value that cannot be made Enum8('a' = 1) stops the change of d.t.e: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
ALTER TABLE d.t
    MODIFY COLUMN `i` Int8,
    MODIFY COLUMN `e` Enum8('a' = 1),
    MODIFY COLUMN `u` Int8;

-- hazard: data-loss: not every value survives the change of d.t.n from Nullable(Int32) to Int32
-- hazard: rewrite: rewrites d.t.n from Nullable(Int32) to Int32 in every part
ALTER TABLE d.t
    MODIFY COLUMN `n` Int32 DEFAULT defaultValueOfTypeName('Int32');

ALTER TABLE d.t
    MODIFY COLUMN `n` REMOVE DEFAULT;
