-- hazard: rewrite: rewrites d.u.k from SimpleAggregateFunction(sum, UInt64) to SimpleAggregateFunction(max, UInt64) in every part
ALTER TABLE d.u
    MODIFY COLUMN `k` SimpleAggregateFunction(max, UInt64);

-- refused: column "d"."t"."s": ClickHouse has no conversion of d.t.s from AggregateFunction(sum, UInt64) to UInt64
-- way out: Add a column under another name and fill it, or drop this one in one migration and add it again in the next.
-- refused: column "d"."v"."s": ClickHouse has no conversion of d.v.s from AggregateFunction(sum, UInt64) to AggregateFunction(max, UInt64)
-- way out: Add a column under another name and fill it, or drop this one in one migration and add it again in the next.
