CREATE SCHEMA s;
CREATE TYPE s.kind AS ENUM ('a');

CREATE TABLE public.kinds (
    many s.kind[] NOT NULL,
    one s.kind NOT NULL,
    n integer NOT NULL
);
ALTER TABLE public.kinds ADD CONSTRAINT kinds_key UNIQUE (many, one, n);

CREATE TABLE public.events (
    many s.kind[],
    one s.kind,
    n integer
);
ALTER TABLE public.events ADD CONSTRAINT events_kind FOREIGN KEY (many, one, n) REFERENCES public.kinds (many, one, n) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE public.people (
    id integer NOT NULL,
    boss integer
);
ALTER TABLE public.people ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE public.people ADD CONSTRAINT people_boss FOREIGN KEY (boss) REFERENCES public.people (id);
