ALTER TABLE d.v
    MODIFY QUERY
SELECT
    id,
    m AS x
FROM d.t;

-- hazard: data-loss: drops column d.t.n with its values
ALTER TABLE d.t
    DROP COLUMN `n`,
    ADD COLUMN `n` Int64 EPHEMERAL 7 AFTER `id`;
