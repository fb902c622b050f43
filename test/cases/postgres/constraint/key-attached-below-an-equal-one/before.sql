CREATE TABLE public.event (id integer NOT NULL, at date) PARTITION BY RANGE (id);
CREATE TABLE public.event_1 (id integer NOT NULL, at date);
ALTER TABLE public.event ADD CONSTRAINT event_key PRIMARY KEY (id) DEFERRABLE;
ALTER TABLE public.event_1 ADD CONSTRAINT own UNIQUE (id);
