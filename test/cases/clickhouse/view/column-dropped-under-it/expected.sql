CREATE OR REPLACE VIEW d.v
(
    `a` Int32
)
AS SELECT a
FROM d.t;

-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP COLUMN `b`;
