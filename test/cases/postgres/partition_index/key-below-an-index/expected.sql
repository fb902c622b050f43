CREATE TABLE public.t (
    a text
)
PARTITION BY RANGE (a);

CREATE TABLE public.t_5 PARTITION OF public.t (
    a NOT NULL,
    CONSTRAINT own PRIMARY KEY (a)
) FOR VALUES FROM ('5') TO ('6');

CREATE UNIQUE INDEX above ON public.t USING btree (a);
