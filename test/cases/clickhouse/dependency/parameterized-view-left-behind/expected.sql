-- hazard: data-loss: drops column d.t.b with its values
-- hazard: breaks-dependent: view "d"."v" still uses column "d"."t"."b"
ALTER TABLE d.t
    DROP COLUMN `b`;
