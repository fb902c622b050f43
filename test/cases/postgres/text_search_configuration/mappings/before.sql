CREATE TEXT SEARCH CONFIGURATION docs (COPY = english);
CREATE TABLE t (a text);
CREATE INDEX found ON t USING gin (to_tsvector('docs', a));
