CREATE TABLE public.l (
    id integer,
    kind text
)
PARTITION BY LIST (kind);

CREATE TABLE public.l_a PARTITION OF public.l FOR VALUES IN ('a', NULL);

CREATE TABLE public.l_b PARTITION OF public.l FOR VALUES IN ('b')
PARTITION BY HASH (id);

CREATE TABLE public.l_b0 PARTITION OF public.l_b FOR VALUES WITH (modulus 2, remainder 0);

CREATE TABLE public.l_b1 PARTITION OF public.l_b FOR VALUES WITH (modulus 2, remainder 1);

CREATE TABLE public.r (
    id integer,
    day date
)
PARTITION BY RANGE (day);

CREATE TABLE public.r2026 PARTITION OF public.r FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE TABLE public.r_rest PARTITION OF public.r DEFAULT;

CREATE INDEX l_kind_idx ON public.l USING btree (kind);
