ALTER TABLE d.t
    ADD INDEX i s TYPE text(tokenizer = 'splitByNonAlpha') GRANULARITY 100000000;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;
