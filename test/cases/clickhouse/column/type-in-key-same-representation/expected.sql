ALTER TABLE d.t
    MODIFY COLUMN `e` Enum8('a' = 1, 'b' = 2),
    MODIFY COLUMN `at` DateTime('UTC');
