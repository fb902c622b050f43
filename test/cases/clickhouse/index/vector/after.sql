CREATE TABLE t (a Int32, v Array(Float32), CONSTRAINT len CHECK length(v) = 2, INDEX i v TYPE vector_similarity('hnsw', 'cosineDistance', 2) GRANULARITY 100000000) ENGINE = MergeTree ORDER BY a;
