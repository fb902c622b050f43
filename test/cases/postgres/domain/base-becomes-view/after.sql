CREATE TABLE t (a date NOT NULL);
CREATE VIEW events AS SELECT a IS NULL AS meta FROM t;
CREATE DOMAIN amount AS events;
CREATE FUNCTION first(events) RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz';
