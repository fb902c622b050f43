CREATE TABLE src (a Int32) ENGINE = Null COMMENT 'one';
CREATE TABLE out (a Int32) ENGINE = Distributed(main, d, src, rand());
CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE MATERIALIZED VIEW mv TO t AS SELECT a FROM out;
