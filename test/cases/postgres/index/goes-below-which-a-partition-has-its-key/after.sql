CREATE TABLE public.event (id integer NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE public.login PARTITION OF public.event FOR VALUES IN ('login');
ALTER TABLE public.login ADD CONSTRAINT login_key PRIMARY KEY (kind, id);
CREATE TABLE public.note (kind text, id integer, CONSTRAINT note_login FOREIGN KEY (kind, id) REFERENCES public.login (kind, id));
