DROP INDEX CONCURRENTLY public.t_any;

ALTER TABLE public.t DROP CONSTRAINT t_status_check;

ALTER TABLE public.t ALTER COLUMN status TYPE character varying(40);

-- hazard: rewrite: rewrites public.t for the new type of public.t.number
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN number TYPE numeric(10,2);

ALTER TABLE public.t ADD CONSTRAINT t_status_check CHECK (((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying]::character varying[])::text[]))) NOT VALID;

-- hazard: scan: reads public.t; fails where a row breaks public.t.t_status_check
ALTER TABLE public.t VALIDATE CONSTRAINT t_status_check;

-- hazard: scan: reads public.t to build t_any
CREATE INDEX CONCURRENTLY t_any ON public.t USING btree (other) WHERE (number = ANY ((ARRAY[1, 2, 3]::integer[])::numeric[]));
