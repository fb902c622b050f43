ALTER TABLE d.t
    ADD COLUMN `n` Int32,
    ADD INDEX i lower(s) TYPE ngrambf_v1(3, 256, 2, 0) GRANULARITY 4 FIRST,
    ADD INDEX j (n, a) TYPE minmax GRANULARITY 1 AFTER i,
    ADD INDEX `odd one` s TYPE set(100) GRANULARITY 2;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;

-- hazard: rewrite: builds index d.t.j for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX j;

-- hazard: rewrite: builds index d.t.odd one for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX `odd one`;
