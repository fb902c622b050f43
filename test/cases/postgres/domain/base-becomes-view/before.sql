CREATE DOMAIN events AS timestamptz[];
CREATE DOMAIN amount AS events;
CREATE FUNCTION first(events) RETURNS timestamptz LANGUAGE sql AS 'SELECT $1[1]';
