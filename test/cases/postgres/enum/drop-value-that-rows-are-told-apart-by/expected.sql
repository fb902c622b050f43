ALTER TABLE ONLY public.orders ALTER COLUMN status DROP DEFAULT;

ALTER TABLE public.orders_open ALTER COLUMN status DROP DEFAULT;

ALTER TABLE public.orders_rest ALTER COLUMN status DROP DEFAULT;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: rebuild: makes public.orders_open anew with public.orders
ALTER TABLE public.orders_open SET SCHEMA public_orders__old;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: rebuild: makes public.orders_rest anew with public.orders
ALTER TABLE public.orders_rest SET SCHEMA public_orders__old;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: blocking: nobody can use public.orders until its rows are copied
-- hazard: rebuild: makes public.orders anew and copies its rows
ALTER TABLE public.orders SET SCHEMA public_orders__old;

ALTER TYPE public.status RENAME TO status__old;

CREATE TYPE public.status AS ENUM ('open', 'done');

-- hazard: rewrite: rewrites public.notes; fails where a value does not fit the new type
-- hazard: blocking: locks public.notes while it is rewritten
ALTER TABLE public.notes ALTER COLUMN order_status TYPE public.status USING order_status::text::public.status;

CREATE TABLE public.orders (
    id integer,
    status public.status DEFAULT 'open'::public.status NOT NULL,
    was public.status[]
)
PARTITION BY LIST (status);

CREATE TABLE public.orders_open PARTITION OF public.orders FOR VALUES IN ('open');

CREATE TABLE public.orders_rest PARTITION OF public.orders FOR VALUES IN ('done');

-- hazard: rebuild: copies the rows of public.orders; fails where one fits no partition or a value not the new type
INSERT INTO public.orders (id, status, was) OVERRIDING SYSTEM VALUE SELECT id, status::text::public.status, was::text[]::public.status[] FROM public_orders__old.orders;

-- hazard: rebuild: drops the old public.orders, whose rows were copied
DROP TABLE public_orders__old.orders;

DROP TYPE public.status__old;

DROP SCHEMA public_orders__old;
