DROP AGGREGATE public.total(integer);

CREATE AGGREGATE public.total (integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '1',
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE public.total(integer) IS 'one more';
