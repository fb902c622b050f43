ALTER TABLE d.t
    ADD COLUMN `first` UInt8 DEFAULT 7 FIRST,
    ADD COLUMN `odd name` Nullable(String) COMMENT 'it\'s `odd`' AFTER `a`,
    ADD COLUMN `doubled` Int64 MATERIALIZED a * 2 AFTER `odd name`,
    ADD COLUMN `shown` String ALIAS concat(z, '!') AFTER `doubled`,
    ADD COLUMN `input` String EPHEMERAL 'x' AFTER `shown`,
    ADD COLUMN `packed` Float64 CODEC(Gorilla(8), ZSTD(1)) AFTER `z`,
    ADD COLUMN `at` DateTime DEFAULT now() AFTER `packed`,
    ADD COLUMN `short` String TTL at + toIntervalYear(10) AFTER `at`,
    ADD COLUMN `inferred` Int64 DEFAULT a + 1;
