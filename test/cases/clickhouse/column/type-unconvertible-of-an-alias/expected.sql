ALTER TABLE d.t
    DROP COLUMN `at`,
    ADD COLUMN `at` DateTime64(6, 'Europe/Berlin');

-- refused: column "d"."stored"."at": ClickHouse has no conversion of d.stored.at from Array(UInt256) to DateTime64(6, 'Europe/Berlin')
-- way out: Add a column under another name and fill it, or drop this one in one migration and add it again in the next.
-- refused: column "d"."used"."at": ClickHouse gives d.used.at another type only by dropping and adding it, which it refuses as long as d.used.n uses it
-- way out: First generate a migration in which d.used.n does not use it, then one that changes it.
