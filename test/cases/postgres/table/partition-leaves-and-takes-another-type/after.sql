CREATE TABLE public.event (code text NOT NULL) PARTITION BY RANGE (code);
CREATE TABLE public.new PARTITION OF public.event FOR VALUES FROM ('8') TO ('9');
CREATE TABLE public.old (code varchar(20));
