CREATE DICTIONARY analytics.country_names
(
    `code` String,
    `name` String DEFAULT 'unknown',
    `continent` String
)
PRIMARY KEY code
SOURCE(CLICKHOUSE(DB 'analytics' TABLE 'countries'))
LAYOUT(COMPLEX_KEY_HASHED())
LIFETIME(MIN 300 MAX 600);
