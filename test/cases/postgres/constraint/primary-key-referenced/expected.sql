ALTER TABLE public.u DROP CONSTRAINT u_t_id_fkey;

ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- hazard: scan: reads public.t to build t_id_key
CREATE UNIQUE INDEX CONCURRENTLY t_id_key ON public.t USING btree (id);

ALTER TABLE public.t ADD CONSTRAINT t_id_key UNIQUE USING INDEX t_id_key;

-- hazard: scan: reads public.t to build t_pkey
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (id, a);

ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;

ALTER TABLE public.u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES public.t(id) NOT VALID;

-- hazard: scan: reads public.u; fails where a row breaks public.u.u_t_id_fkey
ALTER TABLE public.u VALIDATE CONSTRAINT u_t_id_fkey;
