-- hazard: data-loss: drops column d.t.b with its values
-- hazard: data-loss: drops column d.t.c with its values
ALTER TABLE d.t
    DROP CONSTRAINT k,
    DROP PROJECTION p,
    DROP INDEX i,
    DROP COLUMN `c`,
    DROP COLUMN `b`,
    REMOVE TTL,
    MODIFY COLUMN `x` REMOVE TTL;

-- hazard: data-loss: drops column d.t.at with its values
ALTER TABLE d.t
    DROP COLUMN `at`;
