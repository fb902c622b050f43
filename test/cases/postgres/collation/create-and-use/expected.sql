CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');

ALTER TABLE public.t ALTER COLUMN name TYPE text COLLATE public.plain;
