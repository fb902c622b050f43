ALTER TABLE d.t
    ADD COLUMN `s` String,
    MODIFY ORDER BY (a, lower(s));
