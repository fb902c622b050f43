ALTER TABLE d.u
    ADD COLUMN `c` Int8;

-- refused: table "d"."t": ClickHouse cannot change the partition key of a table in place, and d.t may hold rows
-- way out: Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.
-- refused: view "d"."v": this change waits for that of table "d"."t", which is refused
-- way out: Settle table "d"."t" first, then plan again.
