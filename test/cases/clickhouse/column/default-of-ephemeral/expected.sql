ALTER TABLE d.t
    DROP COLUMN `a`,
    DROP COLUMN `b`,
    ADD COLUMN `a` UInt64 EPHEMERAL 7 AFTER `id`,
    ADD COLUMN `b` UInt64 EPHEMERAL 8 AFTER `a`,
    MODIFY COLUMN `c` String EPHEMERAL defaultValueOfTypeName('String');

-- refused: column "d"."u"."a": ClickHouse gives EPHEMERAL d.u.a an expression only by dropping and adding it, which it refuses as long as d.u.b uses it
-- way out: First generate a migration in which d.u.b does not use it, then one that changes it.
