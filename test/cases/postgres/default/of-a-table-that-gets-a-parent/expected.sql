CREATE TABLE public.whole (
    id integer NOT NULL,
    total character varying DEFAULT ('a'::text || 'b'::text)
)
PARTITION BY RANGE (id);

-- hazard: rewrite: rewrites public.part for the new type of public.part.total
-- hazard: blocking: locks public.part while it is rewritten
ALTER TABLE public.part ALTER COLUMN total TYPE character varying;

-- hazard: scan: reads public.part to see that its rows fit
ALTER TABLE public.whole ATTACH PARTITION public.part FOR VALUES FROM (6) TO (7);

ALTER TABLE public.part ALTER COLUMN total SET DEFAULT ('a'::text || 'b'::text);
