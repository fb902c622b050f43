CREATE TABLE d.`source`
(
    `k` UInt64,
    `v` String
)
ENGINE = MergeTree
ORDER BY k
SETTINGS index_granularity = 8192;

CREATE OR REPLACE DICTIONARY d.dict (`k` UInt64, `v` String)
PRIMARY KEY k
SOURCE(CLICKHOUSE(TABLE 'source' DB 'd'))
LIFETIME(MIN 0 MAX 0)
LAYOUT(FLAT());

-- hazard: data-loss: drops table d.src
DROP TABLE d.src;

-- refused: table "d"."source": the server refuses to rename d.src: Code: 630. DB::Exception: Cannot drop or rename d.src, because some tables depend on it: d.dict. (HAVE_DEPENDENT_OBJECTS)
-- way out: Take the renamed-from comment away and write the change by hand with `trueup new`.
-- looks like a rename: table "d"."src" → table "d"."source"
