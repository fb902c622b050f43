-- hazard: blocking: locks public.old for a moment
ALTER TABLE public.old DETACH PARTITION public.one;

ALTER TABLE public.one DROP CONSTRAINT one_pkey;

-- hazard: scan: reads public.one
ALTER TABLE public.one ADD CONSTRAINT short CHECK ((length(note) < 100));

-- hazard: data-loss: drops table public.old with its rows
DROP TABLE public.old;

CREATE TABLE public.new (
    id integer NOT NULL,
    note text NOT NULL,
    CONSTRAINT numbered PRIMARY KEY (id, note),
    CONSTRAINT short CHECK ((length(note) < 100))
)
PARTITION BY LIST (id);

-- hazard: scan: reads public.one to see that its rows fit
ALTER TABLE public.new ATTACH PARTITION public.one FOR VALUES IN (1);
