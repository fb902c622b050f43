CREATE TABLE public.d (
    a integer NOT NULL,
    CONSTRAINT d1 UNIQUE (a)
);

CREATE TABLE public.t (
    a integer NOT NULL,
    b integer NOT NULL,
    CONSTRAINT t_p PRIMARY KEY (a, b)
);

ALTER TABLE public.d ADD CONSTRAINT d2 UNIQUE (a);

ALTER TABLE public.t ADD CONSTRAINT t_u UNIQUE (a, b);
