CREATE OR REPLACE TABLE d.n
(
    `a` Int32,
    CONSTRAINT x CHECK a > 0
)
ENGINE = Null;

-- refused: constraint "d"."m"."x": ClickHouse cannot change the constraints of a Memory table in place, and d.m may hold rows
-- way out: Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.
