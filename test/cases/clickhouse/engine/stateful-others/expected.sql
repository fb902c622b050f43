ALTER TABLE d.file
    MODIFY COMMENT 'y',
    COMMENT COLUMN `a` 'x';

ALTER TABLE d.log
    MODIFY COMMENT 'y',
    COMMENT COLUMN `a` 'x';

-- hazard: rewrite: rewrites d.memory.a from Int32 to Int64 in every part
ALTER TABLE d.memory
    MODIFY COMMENT 'y',
    MODIFY COLUMN `a` Int64,
    ADD COLUMN `b` String COMMENT 'x';

ALTER TABLE d.one_join
    MODIFY COMMENT 'y',
    COMMENT COLUMN `v` 'x';

ALTER TABLE d.one_set
    MODIFY COMMENT 'y',
    COMMENT COLUMN `a` 'x';

ALTER TABLE d.rocks
    MODIFY COMMENT 'y',
    COMMENT COLUMN `v` 'x';

ALTER TABLE d.stripe
    MODIFY COMMENT 'y',
    COMMENT COLUMN `a` 'x';

ALTER TABLE d.tiny
    MODIFY COMMENT 'y',
    COMMENT COLUMN `a` 'x';
