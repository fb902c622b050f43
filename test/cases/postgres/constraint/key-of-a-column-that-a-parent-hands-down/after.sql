CREATE TABLE parent (name text, id integer);
CREATE TABLE child (CONSTRAINT child_pkey PRIMARY KEY (id)) INHERITS (parent);
