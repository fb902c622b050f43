-- hazard: rewrite: rewrites d.t-1.b`t from String to Nullable(String) in every part
-- hazard: rewrite: rewrites d.t-1.drop from Int32 to Int64 in every part
-- hazard: rewrite: rewrites d.t-1.x.y from Int32 to Int64 in every part
ALTER TABLE d.`t-1`
    MODIFY COLUMN `drop` Int64,
    MODIFY COLUMN `b\`t` Nullable(String),
    MODIFY COLUMN `x.y` Int64,
    COMMENT COLUMN `x.y` 'c',
    MODIFY COLUMN `Ünï` DEFAULT drop,
    ADD COLUMN `sel'ect` Int8;
