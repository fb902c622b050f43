ALTER TABLE public.old RENAME TO fresh;

ALTER TABLE public.fresh RENAME COLUMN a TO b;

ALTER TABLE public.fresh DROP CONSTRAINT old_pkey;

-- hazard: scan: reads public.fresh to build fresh_pkey
CREATE UNIQUE INDEX CONCURRENTLY fresh_pkey ON public.fresh USING btree (id);

ALTER TABLE public.fresh ADD CONSTRAINT fresh_pkey PRIMARY KEY USING INDEX fresh_pkey;
