RENAME TABLE d.t TO d.events;

ALTER TABLE d.events
    ADD COLUMN `c` Int8;

CREATE OR REPLACE VIEW d.v
(
    `a` Int32
)
AS SELECT a
FROM d.events;

ALTER TABLE d.mv
    MODIFY QUERY
SELECT a
FROM d.events;
