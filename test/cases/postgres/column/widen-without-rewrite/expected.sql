ALTER TABLE public.t ALTER COLUMN a TYPE character varying(20);

ALTER TABLE public.t ALTER COLUMN n TYPE numeric(12,2);
