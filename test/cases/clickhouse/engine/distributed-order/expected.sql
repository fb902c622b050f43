-- hazard: data-loss: drops column d.base.gone with its values
ALTER TABLE d.base
    DROP COLUMN `gone`,
    ADD COLUMN `fresh` Int32;

ALTER TABLE d.spread
    DROP COLUMN `gone`,
    ADD COLUMN `fresh` Int32;

-- looks like a rename: column "d"."base"."gone" → column "d"."base"."fresh"
-- looks like a rename: column "d"."spread"."gone" → column "d"."spread"."fresh"
