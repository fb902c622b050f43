ALTER TABLE public.parent ADD COLUMN id integer;

-- hazard: scan: reads public.child to build child_pkey
CREATE UNIQUE INDEX CONCURRENTLY child_pkey ON public.child USING btree (id);

-- hazard: scan: reads public.child; fails where it has rows: public.child.id has no value in them
ALTER TABLE public.child ADD CONSTRAINT child_pkey PRIMARY KEY USING INDEX child_pkey;
