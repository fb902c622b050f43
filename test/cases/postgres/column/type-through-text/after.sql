CREATE DOMAIN whole AS integer;
CREATE TABLE t (a tsvector, b varchar[], c bigint[], d bigint, e bit varying);
