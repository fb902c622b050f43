CREATE DOMAIN code AS character(8);
CREATE TABLE items (number smallint, code code GENERATED ALWAYS AS (number::text) STORED);
