CREATE TABLE parent (kind integer NOT NULL);
CREATE UNLOGGED TABLE child (id bigint UNIQUE) INHERITS (parent);
