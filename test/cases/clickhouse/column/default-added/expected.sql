ALTER TABLE d.t
    MODIFY COLUMN `b` DEFAULT a + 1,
    MODIFY COLUMN `s` DEFAULT 'it\'s; -- x';
