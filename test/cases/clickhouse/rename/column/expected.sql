ALTER TABLE d.t
    RENAME COLUMN `b` TO `new_b`;
