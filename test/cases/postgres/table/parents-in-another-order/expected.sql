CREATE SCHEMA IF NOT EXISTS public_product__old;

ALTER TABLE public.product NO INHERIT public.priced;

ALTER TABLE public.product NO INHERIT public.named;

-- hazard: blocking: nobody can use public.product until its rows are copied
-- hazard: rebuild: makes public.product anew and copies its rows
ALTER TABLE public.product SET SCHEMA public_product__old;

CREATE TABLE public.product (
    id integer
)
INHERITS (public.named, public.priced);

-- hazard: rebuild: copies the rows of public.product; fails where a value does not fit the new type
INSERT INTO public.product (name, price, id) OVERRIDING SYSTEM VALUE SELECT name, price, id FROM public_product__old.product;

-- hazard: rebuild: drops the old public.product, whose rows were copied
DROP TABLE public_product__old.product;

DROP SCHEMA public_product__old;
