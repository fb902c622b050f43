CREATE TABLE state (id integer);
CREATE TABLE orders (id integer, state state);
CREATE TABLE unused (id integer);
CREATE TABLE leaves (unused integer);
