DROP FUNCTION twice;

CREATE FUNCTION thrice AS x -> (x * 3);

ALTER TABLE d.t
    MODIFY COLUMN `b` DEFAULT a * 3;

CREATE OR REPLACE VIEW d.v
(
    `x` Int64
)
AS SELECT a * 3 AS x
FROM d.t;
