-- hazard: rewrite: rewrites d.t.s from String to LowCardinality(String) in every part
ALTER TABLE d.t
    MODIFY COLUMN `s` LowCardinality(String);
