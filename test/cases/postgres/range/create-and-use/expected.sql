CREATE TYPE public.price_range AS RANGE (SUBTYPE = numeric);

COMMENT ON TYPE public.price_range IS 'from, to';

ALTER TABLE public.t ADD COLUMN price public.price_range;
