CREATE TABLE other (kind integer NOT NULL, more text);
CREATE TABLE child (id bigint UNIQUE) INHERITS (other);
CREATE TABLE refers (child bigint REFERENCES child (id));
