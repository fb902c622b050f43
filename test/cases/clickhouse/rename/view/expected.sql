RENAME TABLE d.v TO d.w;

CREATE OR REPLACE VIEW d.`over`
(
    `a` Int32
)
AS SELECT a
FROM d.w;
