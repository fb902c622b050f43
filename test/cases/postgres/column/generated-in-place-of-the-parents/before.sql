CREATE TABLE parent (id integer, total bigint);
CREATE TABLE child (count integer) INHERITS (parent);
CREATE TABLE other (total bigint) INHERITS (parent);
