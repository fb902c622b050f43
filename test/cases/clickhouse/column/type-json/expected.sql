-- hazard: data-loss: not every value survives the change of d.t.j from String to JSON(max_dynamic_paths = 8, `x.y` UInt32)
-- hazard: rewrite: rewrites d.t.j from String to JSON(max_dynamic_paths = 8, `x.y` UInt32) in every part
-- hazard: blocking: a value that cannot be made JSON(max_dynamic_paths = 8, `x.y` UInt32) stops the change of d.t.j: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back
ALTER TABLE d.t
    MODIFY COLUMN `j` JSON(max_dynamic_paths = 8, `x.y` UInt32);
