ALTER TABLE d.t
    DROP PROJECTION p,
    DROP PROJECTION q,
    ADD PROJECTION p (SELECT b, max(a) GROUP BY b);

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;
