-- hazard: not-atomic: until d.dict is there again, what asks it fails
DROP DICTIONARY d.dict;

RENAME TABLE d.src TO d.`source`;

CREATE DICTIONARY d.dict
(
    `k` UInt64,
    `v` String
)
PRIMARY KEY k
SOURCE(CLICKHOUSE(TABLE 'source' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());
