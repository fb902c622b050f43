ALTER TABLE d.t
    DROP PROJECTION p,
    ADD PROJECTION p (SELECT a ORDER BY b) WITH SETTINGS (index_granularity = 2048);

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;
