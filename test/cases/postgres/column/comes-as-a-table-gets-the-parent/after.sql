CREATE TABLE public.event (kind text NOT NULL, meta numeric(10,2)) PARTITION BY LIST (kind);
CREATE TABLE public.signup PARTITION OF public.event FOR VALUES IN ('signup');
CREATE TABLE public.login PARTITION OF public.event FOR VALUES IN ('login');
