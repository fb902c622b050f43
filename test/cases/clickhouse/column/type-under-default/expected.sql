-- hazard: rewrite: rewrites d.t.b from Int32 to Int64 in every part
ALTER TABLE d.t
    MODIFY COLUMN `b` Int64;
