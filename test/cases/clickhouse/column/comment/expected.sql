ALTER TABLE d.n
    COMMENT COLUMN `a` 'null';

ALTER TABLE d.s
    COMMENT COLUMN `a` 'spread';

ALTER TABLE d.t
    COMMENT COLUMN `a` 'it\'s \\ two',
    COMMENT COLUMN `b` '',
    COMMENT COLUMN `c` 'alias';
