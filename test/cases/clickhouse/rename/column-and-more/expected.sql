-- hazard: not-atomic: until the statements after it have run, these still use the old name: materialized_view "d"."mv", view "d"."v"
ALTER TABLE d.t
    RENAME COLUMN `b` TO `c`;

-- hazard: rewrite: rewrites d.t.c from Int32 to Int64 in every part
ALTER TABLE d.t
    MODIFY COLUMN `c` Int64,
    COMMENT COLUMN `c` 'x';

CREATE OR REPLACE VIEW d.v
(
    `b` Int64
)
AS SELECT c AS b
FROM d.t;

ALTER TABLE d.mv
    MODIFY QUERY
SELECT
    a,
    c AS b
FROM d.t;
