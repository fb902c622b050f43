-- hazard: not-atomic: until d.names is there again, what asks it fails
DROP DICTIONARY d.names;

DROP TABLE d.src;

CREATE VIEW d.src
(
    `id` UInt64,
    `a` String
)
AS SELECT
    toUInt64(number) AS id,
    toString(number) AS a
FROM system.numbers
LIMIT 3;

CREATE DICTIONARY d.names
(
    `id` UInt64,
    `a` String
)
PRIMARY KEY id
SOURCE(CLICKHOUSE(TABLE 'src' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());
