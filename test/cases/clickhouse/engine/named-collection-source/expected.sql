CREATE OR REPLACE TABLE d.pg
(
    `a` Int32,
    `b` String
)
ENGINE = PostgreSQL(pg_access, `table` = 't2');
