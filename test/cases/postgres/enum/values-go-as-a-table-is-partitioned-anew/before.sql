CREATE TYPE public.state AS ENUM ('new', 'paid', 'lost');

CREATE TABLE public.orders (
    id bigint NOT NULL,
    day date NOT NULL,
    state public.state DEFAULT 'new'::public.state NOT NULL,
    was public.state[]
)
PARTITION BY RANGE (day);

CREATE TABLE public.orders_first PARTITION OF public.orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.orders_later PARTITION OF public.orders DEFAULT;
CREATE INDEX orders_state ON public.orders (state);
