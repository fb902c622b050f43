ALTER FOREIGN TABLE public.ft OPTIONS (ADD k 'v');

COMMENT ON FOREIGN TABLE public.ft IS 'elsewhere';

ALTER FOREIGN TABLE public.ft ALTER COLUMN a OPTIONS (SET x '2');

-- hazard: scan: fails where public.ft has rows: public.ft.b has no default for them
ALTER FOREIGN TABLE public.ft ADD COLUMN b text NOT NULL;
