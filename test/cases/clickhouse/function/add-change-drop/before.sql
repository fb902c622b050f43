CREATE FUNCTION gone AS (x) -> x + 1;
CREATE FUNCTION plus AS (x) -> x + 1;
