-- hazard: rewrite: rewrites d.t.x from Tuple(p Int32, q String) to Tuple(p Int64, q String) in every part
ALTER TABLE d.t
    MODIFY COLUMN `x` Tuple(p Int64, q String),
    ADD COLUMN `n.w` Array(Int8);
