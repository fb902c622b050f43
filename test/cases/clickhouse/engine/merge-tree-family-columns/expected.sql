ALTER TABLE d.aggregating
    ADD COLUMN `m` AggregateFunction(max, UInt64);

ALTER TABLE d.collapsing
    ADD COLUMN `x` String DEFAULT 'y';

ALTER TABLE d.replacing
    ADD COLUMN `x` String;

ALTER TABLE d.summing
    ADD COLUMN `x` UInt64;
