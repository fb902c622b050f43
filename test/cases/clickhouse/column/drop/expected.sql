-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP COLUMN `b`,
    DROP COLUMN `c`,
    DROP COLUMN `e`;
