ALTER TABLE d.t
    MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE d.t
    ADD PROJECTION p (SELECT b, sum(a) GROUP BY b);

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;
