CREATE TABLE public.event (id integer NOT NULL, at date) PARTITION BY RANGE (id);
CREATE TABLE public.event_1 PARTITION OF public.event FOR VALUES FROM (1) TO (1000);
