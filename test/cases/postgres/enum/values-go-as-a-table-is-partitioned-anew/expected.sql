ALTER TABLE ONLY public.orders ALTER COLUMN state DROP DEFAULT;

ALTER TABLE public.orders_first ALTER COLUMN state DROP DEFAULT;

ALTER TABLE public.orders_later ALTER COLUMN state DROP DEFAULT;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: rebuild: makes public.orders_first anew with public.orders
ALTER TABLE public.orders_first SET SCHEMA public_orders__old;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: rebuild: makes public.orders_later anew with public.orders
ALTER TABLE public.orders_later SET SCHEMA public_orders__old;

CREATE SCHEMA IF NOT EXISTS public_orders__old;

-- hazard: blocking: nobody can use public.orders until its rows are copied
-- hazard: rebuild: makes public.orders anew and copies its rows
ALTER TABLE public.orders SET SCHEMA public_orders__old;

ALTER TYPE public.state RENAME TO state__old;

CREATE TYPE public.state AS ENUM ('new', 'paid');

CREATE TABLE public.orders (
    id bigint NOT NULL,
    day date NOT NULL,
    state public.state DEFAULT 'new'::public.state NOT NULL
)
PARTITION BY LIST (day);

CREATE TABLE public.orders_first PARTITION OF public.orders FOR VALUES IN ('2024-01-01');

CREATE TABLE public.orders_later PARTITION OF public.orders DEFAULT;

-- hazard: rebuild: copies the rows of public.orders; fails where one fits no partition or a value not the new type
INSERT INTO public.orders (id, day, state) OVERRIDING SYSTEM VALUE SELECT id, day, state::text::public.state FROM public_orders__old.orders;

-- hazard: data-loss: drops column public.orders.was with its values
-- hazard: rebuild: drops the old public.orders, whose rows were copied
DROP TABLE public_orders__old.orders;

DROP TYPE public.state__old;

DROP SCHEMA public_orders__old;

CREATE INDEX orders_state ON public.orders USING btree (state);
