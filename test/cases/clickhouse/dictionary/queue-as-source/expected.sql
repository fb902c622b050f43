-- hazard: not-atomic: until d.changed is there again, what asks it fails
DROP DICTIONARY d.changed;

-- hazard: not-atomic: until d.same is there again, what asks it fails
DROP DICTIONARY d.same;

DROP TABLE d.queue;

CREATE TABLE d.queue
(
    `id` UInt64,
    `a` String,
    `b` UInt64,
    `c` Int8
)
ENGINE = Kafka('localhost:1', 'topic', 'group', 'JSONEachRow');

CREATE DICTIONARY d.changed
(
    `id` UInt64,
    `b` UInt64
)
PRIMARY KEY id
SOURCE(CLICKHOUSE(TABLE 'queue' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());

CREATE DICTIONARY d.same
(
    `id` UInt64,
    `a` String
)
PRIMARY KEY id
SOURCE(CLICKHOUSE(TABLE 'queue' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());
