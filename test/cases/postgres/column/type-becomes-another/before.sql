CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE orders (id integer, state state);
CREATE TYPE unused AS ENUM ('open', 'closed');
CREATE TABLE leaves (unused unused);
