-- hazard: data-loss: drops column d.src.v with its values
-- hazard: breaks-dependent: dictionary "d"."dict" still uses column "d"."src"."v"
ALTER TABLE d.src
    DROP COLUMN `v`;
