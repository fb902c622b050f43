CREATE TABLE public.event (kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE public.signup (total numeric, kind text NOT NULL);
CREATE TABLE public.login PARTITION OF public.event FOR VALUES IN ('login');
