ALTER TABLE public.shop DROP CONSTRAINT shop_city;

ALTER TYPE public.mood RENAME TO mood__old;

CREATE TYPE public.mood AS ENUM ('happy', 'sad');

-- hazard: rewrite: rewrites public.city; fails where a value does not fit the new type
-- hazard: blocking: locks public.city while it is rewritten
ALTER TABLE public.city ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

DROP TYPE public.mood__old;

-- hazard: rewrite: rewrites public.city for the new type of public.city.population
-- hazard: blocking: locks public.city while it is rewritten
ALTER TABLE public.city ALTER COLUMN population TYPE bigint;

ALTER TABLE public.shop ADD CONSTRAINT shop_city FOREIGN KEY (city) REFERENCES public.city(id) ON DELETE CASCADE NOT VALID;

-- hazard: scan: reads public.shop; fails where a row breaks public.shop.shop_city
ALTER TABLE public.shop VALIDATE CONSTRAINT shop_city;

COMMENT ON CONSTRAINT shop_city ON public.shop IS 'where it is';
