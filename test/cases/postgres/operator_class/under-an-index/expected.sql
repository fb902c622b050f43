DROP INDEX CONCURRENTLY public.by_a;

DROP OPERATOR CLASS public.whole_ops USING btree;

CREATE OPERATOR CLASS public.whole_ops FOR TYPE integer USING btree FAMILY public.whole AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer);

-- hazard: scan: reads public.t to build by_a
CREATE INDEX CONCURRENTLY by_a ON public.t USING btree (a public.whole_ops);
