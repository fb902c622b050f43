CREATE TABLE public.event (id integer NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE public.low PARTITION OF public.event FOR VALUES FROM (0) TO (10);
CREATE TABLE public.high PARTITION OF public.event FOR VALUES FROM (10) TO (20);
CREATE TABLE public.far PARTITION OF public.event FOR VALUES FROM (20) TO (30);
CREATE TABLE public.spare (id integer NOT NULL);
