DROP STATISTICS public.st;

CREATE STATISTICS public.st (ndistinct) ON a, b FROM public.t;

ALTER STATISTICS public.st SET STATISTICS 100;

COMMENT ON STATISTICS public.st IS 'together';
