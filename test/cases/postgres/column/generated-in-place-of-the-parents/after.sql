CREATE TABLE parent (id integer);
CREATE TABLE child (count integer, total bigint GENERATED ALWAYS AS (count + 1) STORED) INHERITS (parent);
CREATE TABLE other (total bigint) INHERITS (parent);
