RENAME TABLE d.t TO d.events;

ALTER TABLE d.events
    RENAME COLUMN `b` TO `c`;
