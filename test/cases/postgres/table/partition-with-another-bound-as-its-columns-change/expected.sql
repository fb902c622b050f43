ALTER TABLE public.parcels DROP CONSTRAINT heavy;

ALTER TABLE public.parcels DROP CONSTRAINT parcels_land_sent_before_fkey;

ALTER TABLE public.parcels DROP CONSTRAINT parcels_pkey;

-- hazard: data-loss: drops table public.parcels_lu with its rows
DROP TABLE public.parcels_lu;

-- hazard: data-loss: drops column public.parcels.old with its values
ALTER TABLE public.parcels DROP COLUMN old;

-- hazard: rewrite: rewrites public.parcels, public.parcels_be, public.parcels_lu, public.parcels_nl for the new type of public.parcels.id
-- hazard: blocking: locks public.parcels, public.parcels_be, public.parcels_lu, public.parcels_nl while they are rewritten
ALTER TABLE public.parcels ALTER COLUMN id TYPE bigint;

ALTER TABLE public.parcels ADD CONSTRAINT weight_not_null__new CHECK (weight IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.parcels; fails where public.parcels.weight is null
ALTER TABLE public.parcels VALIDATE CONSTRAINT weight_not_null__new;

ALTER TABLE public.parcels ALTER COLUMN weight SET NOT NULL;

ALTER TABLE public.parcels DROP CONSTRAINT weight_not_null__new;

-- hazard: rewrite: rewrites public.parcels, public.parcels_be, public.parcels_lu, public.parcels_nl for the new type of public.parcels.sent_before
-- hazard: blocking: locks public.parcels, public.parcels_be, public.parcels_lu, public.parcels_nl while they are rewritten
ALTER TABLE public.parcels ALTER COLUMN sent_before TYPE bigint;

-- hazard: rewrite: rewrites public.parcels, public.parcels_be, public.parcels_nl to fill public.parcels.label
-- hazard: blocking: locks public.parcels, public.parcels_be, public.parcels_nl while they are rewritten
ALTER TABLE public.parcels ADD COLUMN label text GENERATED ALWAYS AS ((land || '?'::text)) STORED;

ALTER TABLE public.parcels ADD CONSTRAINT heavy CHECK ((weight > 1)) NOT VALID;

-- hazard: scan: reads public.parcels; fails where a row breaks public.parcels.heavy
ALTER TABLE public.parcels VALIDATE CONSTRAINT heavy;

-- hazard: blocking: locks public.parcels for a moment
ALTER TABLE public.parcels DETACH PARTITION public.parcels_be;

-- hazard: blocking: locks public.parcels for a moment
ALTER TABLE public.parcels DETACH PARTITION public.parcels_nl;

-- hazard: scan: reads public.parcels_be to see that its rows fit
ALTER TABLE public.parcels ATTACH PARTITION public.parcels_be FOR VALUES IN ('be', 'lu');

-- hazard: scan: reads public.parcels_nl to see that its rows fit
ALTER TABLE public.parcels ATTACH PARTITION public.parcels_nl FOR VALUES IN ('nl', 'nl-old');

-- hazard: blocking: locks public.parcels while it is read
-- hazard: scan: reads public.parcels to build parcels_pkey
ALTER TABLE public.parcels ADD CONSTRAINT parcels_pkey PRIMARY KEY (id, land);

-- hazard: blocking: locks public.parcels while it is read
-- hazard: scan: reads public.parcels
ALTER TABLE public.parcels ADD CONSTRAINT parcels_sent_before_land_fkey FOREIGN KEY (sent_before, land) REFERENCES public.parcels(id, land);
