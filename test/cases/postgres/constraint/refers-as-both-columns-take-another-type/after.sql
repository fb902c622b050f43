CREATE SCHEMA s;
CREATE TYPE public.kind AS ENUM ('a', 'b', 'c');

CREATE TABLE public.kinds (
    many public.kind[] NOT NULL,
    one public.kind NOT NULL,
    n bigint NOT NULL
);
ALTER TABLE public.kinds ADD CONSTRAINT kinds_key UNIQUE (many, one, n);

CREATE TABLE public.events (
    many public.kind[],
    one public.kind,
    n bigint
);
ALTER TABLE public.events ADD CONSTRAINT events_kind FOREIGN KEY (many, one, n) REFERENCES public.kinds (many, one, n) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE public.people (
    id text NOT NULL,
    boss text
);
ALTER TABLE public.people ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE public.people ADD CONSTRAINT people_boss FOREIGN KEY (boss) REFERENCES public.people (id);
