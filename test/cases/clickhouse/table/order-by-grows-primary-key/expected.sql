ALTER TABLE d.t
    ADD COLUMN `b` Int32;

-- refused: table "d"."t": ClickHouse cannot change the primary key of a table in place, and d.t may hold rows
-- way out: Keep the primary key by writing PRIMARY KEY a into the table's file; only the sorting key can grow. Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.
