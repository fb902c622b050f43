CREATE TABLE priced (price numeric);
CREATE TABLE named (name text);
CREATE TABLE product (id int) INHERITS (named, priced);
