CREATE TABLE parent (name text);
CREATE TABLE child () INHERITS (parent);
