ALTER TABLE d.t
    ADD COLUMN `c` String,
    MODIFY ORDER BY (a, c);
