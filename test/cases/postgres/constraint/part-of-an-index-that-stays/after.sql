CREATE TABLE public.event (id integer NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE public.login PARTITION OF public.event FOR VALUES IN ('login');
CREATE UNIQUE INDEX event_key ON public.event (kind, id);
