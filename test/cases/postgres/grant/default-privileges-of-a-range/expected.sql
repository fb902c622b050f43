CREATE TYPE public.span AS RANGE (SUBTYPE = integer);

REVOKE ALL ON TYPE public.span FROM PUBLIC;
