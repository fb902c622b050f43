ALTER TABLE d.t
    DROP INDEX i,
    DROP INDEX j,
    DROP INDEX k,
    ADD INDEX i lower(s) TYPE bloom_filter(0.01) GRANULARITY 1 FIRST,
    ADD INDEX j a TYPE set(5) GRANULARITY 1 AFTER i,
    ADD INDEX k a TYPE minmax GRANULARITY 8;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;

-- hazard: rewrite: builds index d.t.j for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX j;

-- hazard: rewrite: builds index d.t.k for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX k;
