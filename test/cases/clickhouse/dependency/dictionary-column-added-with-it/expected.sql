ALTER TABLE d.src
    ADD COLUMN `w` String;

CREATE OR REPLACE DICTIONARY d.dict
(
    `k` UInt64,
    `w` String
)
PRIMARY KEY k
SOURCE(CLICKHOUSE(TABLE 'src' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());

-- hazard: data-loss: drops column d.src.v with its values
ALTER TABLE d.src
    DROP COLUMN `v`;

-- looks like a rename: column "d"."src"."v" → column "d"."src"."w"
