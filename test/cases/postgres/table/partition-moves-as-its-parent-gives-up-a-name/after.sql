CREATE TABLE public.new (id integer NOT NULL, note text) PARTITION BY LIST (id);
CREATE TABLE public.one PARTITION OF public.new FOR VALUES IN (1);
ALTER TABLE public.new ADD CONSTRAINT numbered PRIMARY KEY (id, note);
ALTER TABLE public.new ADD CONSTRAINT short CHECK (length(note) < 100);
