-- hazard: data-loss: drops column d.u.b with its values
-- hazard: breaks-dependent: materialized_view "d"."mv" still uses column "d"."u"."b"
ALTER TABLE d.u
    DROP COLUMN `b`;
