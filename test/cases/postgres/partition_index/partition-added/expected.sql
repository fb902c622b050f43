-- hazard: scan: reads public.p1 to see that its rows fit
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (1) TO (10);

CREATE TABLE public.p2 (
    id integer NOT NULL,
    n text,
    CONSTRAINT yours PRIMARY KEY (id)
);

CREATE INDEX p2_by_n ON public.p2 USING btree (n);

ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM (10) TO (20);
