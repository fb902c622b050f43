ALTER TABLE public.t DROP CONSTRAINT one_each;

-- hazard: data-loss: drops column public.t.c with its values
ALTER TABLE public.t DROP COLUMN c;

-- hazard: rewrite: rewrites public.t to fill public.t.c
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS ((b * 2)) STORED;

-- hazard: blocking: locks public.t while it is read
-- hazard: scan: reads public.t to build one_each
ALTER TABLE public.t ADD CONSTRAINT one_each EXCLUDE USING btree (a WITH =) WHERE ((c < 100));
