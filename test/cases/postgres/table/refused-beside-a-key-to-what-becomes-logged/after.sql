CREATE TABLE other (kind integer NOT NULL);
CREATE TABLE child (id bigint UNIQUE) INHERITS (other);
CREATE TABLE refers (child bigint REFERENCES child (id));
