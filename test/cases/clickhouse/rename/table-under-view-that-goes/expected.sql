DROP VIEW d.mv SYNC;

RENAME TABLE d.t TO d.events;

-- hazard: data-loss: drops column d.events.b with its values
ALTER TABLE d.events
    DROP COLUMN `b`;
