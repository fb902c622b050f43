ALTER TABLE public.p ADD COLUMN x smallint;

ALTER TABLE ONLY public.p ALTER COLUMN x SET STATISTICS 10;

CREATE TABLE public.p1 PARTITION OF public.p (
    c NOT NULL,
    CONSTRAINT p1_pkey PRIMARY KEY (c)
) FOR VALUES IN (1);

ALTER TABLE ONLY public.p1 ALTER COLUMN x SET STATISTICS 10;

ALTER TABLE public.p ADD CONSTRAINT small CHECK ((c < 100)) NOT VALID;

-- hazard: scan: reads public.p; fails where a row breaks public.p.small
ALTER TABLE public.p VALIDATE CONSTRAINT small;
