-- hazard: rewrite: rewrites d.t.b from Int32 to Int64 in every part
ALTER TABLE d.t
    DROP PROJECTION p,
    MODIFY COLUMN `b` Int64,
    ADD PROJECTION p (SELECT b, a ORDER BY b) FIRST;

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;
