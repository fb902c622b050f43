CREATE TABLE d.u
(
    `id` UInt64,
    `a` Nested(x String)
)
ENGINE = Memory
SETTINGS flatten_nested = 0;

ALTER TABLE d.t
    ADD COLUMN `b` Nested(z String)
SETTINGS flatten_nested = 0;
