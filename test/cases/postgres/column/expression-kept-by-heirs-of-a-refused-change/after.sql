CREATE TABLE parent (amount integer, twice integer);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE beside (id integer, note text);
