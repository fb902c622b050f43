-- hazard: data-loss: not every value survives the change of d.t.j from String to JSON(max_dynamic_paths = 8, `x.y` UInt32)
-- hazard: rewrite: rewrites d.t.j from String to JSON(max_dynamic_paths = 8, `x.y` UInt32) in every part
ALTER TABLE d.t
    MODIFY COLUMN `j` JSON(max_dynamic_paths = 8, `x.y` UInt32);
