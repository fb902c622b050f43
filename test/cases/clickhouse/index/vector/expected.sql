ALTER TABLE d.t
    ADD INDEX i v TYPE vector_similarity('hnsw', 'cosineDistance', 2) GRANULARITY 100000000,
    ADD CONSTRAINT len CHECK length(v) = 2;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;
