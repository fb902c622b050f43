CREATE TABLE analytics.countries
(
    `code` String,
    `name` String,
    `continent` LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY code;
