CREATE TABLE public.event (code text NOT NULL) PARTITION BY RANGE (code);
CREATE TABLE public.old PARTITION OF public.event FOR VALUES FROM ('8') TO ('9');
