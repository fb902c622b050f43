CREATE TABLE public.event (id integer, kind bigint NOT NULL) PARTITION BY LIST (id);
CREATE TABLE public.event_6 PARTITION OF public.event FOR VALUES IN (6);
CREATE INDEX negative ON public.event ((-id)) WHERE kind IS NULL OR true;
CREATE INDEX own ON public.event_6 ((-id) NULLS FIRST);
