CREATE TABLE public.old (id integer NOT NULL, note text) PARTITION BY LIST (id);
CREATE TABLE public.one PARTITION OF public.old FOR VALUES IN (1);
ALTER TABLE public.old ADD CONSTRAINT numbered PRIMARY KEY (id, note);
