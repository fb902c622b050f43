DROP TABLE d.x;

CREATE VIEW d.x
(
    `a` Int32
)
AS SELECT a
FROM d.src;
