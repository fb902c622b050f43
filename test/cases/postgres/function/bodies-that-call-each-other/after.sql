CREATE FUNCTION even(n int) RETURNS boolean LANGUAGE sql AS $$ SELECT n = 0 OR public.odd(n - 1) $$;
CREATE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql AS $$ SELECT n <> 0 AND public.even(n - 1) $$;
