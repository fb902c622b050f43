COMMENT ON SEQUENCE public.q IS 'in fives';

SELECT pg_catalog.setval('public.q', CASE WHEN is_called THEN least(greatest(last_value, 10), 100) ELSE 20 END, is_called) FROM public.q;

ALTER SEQUENCE public.q AS integer INCREMENT BY 5 MINVALUE 10 MAXVALUE 100 START WITH 20 CACHE 3 CYCLE;
