ALTER TABLE d.t
    ADD COLUMN `c` Int32,
    ADD PROJECTION p (SELECT b, sum(a) GROUP BY b) FIRST,
    ADD PROJECTION q (SELECT * ORDER BY c);

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;

-- hazard: rewrite: builds projection d.t.q for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION q;
