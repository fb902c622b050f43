CREATE FUNCTION gone AS (x) -> x + 1;
CREATE FUNCTION added AS (x) -> x + 1;
