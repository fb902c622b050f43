CREATE TABLE public.event (id integer NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE public.low PARTITION OF public.event FOR VALUES FROM (10) TO (20);
CREATE TABLE public.high PARTITION OF public.event FOR VALUES FROM (0) TO (10);
CREATE TABLE public.far (id integer NOT NULL);
CREATE TABLE public.spare PARTITION OF public.event FOR VALUES FROM (20) TO (25);
CREATE TABLE public.another PARTITION OF public.event FOR VALUES FROM (25) TO (30);
