DROP VIEW d.gone_too;

DROP VIEW d.gone;

CREATE VIEW d.v1
(
    `a` Int32,
    `b` String
)
AS SELECT
    a,
    b
FROM d.t
WHERE b != ';--';

CREATE VIEW d.a_view
(
    `a` Int32
)
AS SELECT a
FROM d.v1;
