CREATE DOMAIN code AS text;
CREATE TABLE items (number smallint, code code GENERATED ALWAYS AS (number::text) STORED);
