ALTER TABLE public.t ADD COLUMN b text;

ALTER TABLE public.t SET (toast.autovacuum_enabled=false);
