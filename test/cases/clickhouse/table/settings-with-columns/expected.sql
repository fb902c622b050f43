ALTER TABLE d.t
    MODIFY COMMENT 'x';

ALTER TABLE d.t
    MODIFY SETTING old_parts_lifetime = 20;

-- hazard: rewrite: rewrites d.t.b from Int32 to Int64 in every part
ALTER TABLE d.t
    ADD COLUMN `c` Int32 AFTER `a`,
    MODIFY COLUMN `b` Int64 DEFAULT 3;
