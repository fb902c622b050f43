ALTER TABLE public.base DROP CONSTRAINT changes;

ALTER TABLE public.base DROP CONSTRAINT goes;

ALTER TABLE public.base DROP CONSTRAINT stays;

ALTER TABLE public.heir DROP CONSTRAINT changes;

ALTER TABLE public.heir DROP CONSTRAINT goes;

ALTER TABLE public.heir DROP CONSTRAINT stays;

ALTER TABLE public.parted DROP CONSTRAINT changes;

ALTER TABLE public.base ADD CONSTRAINT changes CHECK ((a > 1)) NOT VALID;

-- hazard: scan: reads public.base; fails where a row breaks public.base.changes
ALTER TABLE public.base VALIDATE CONSTRAINT changes;

ALTER TABLE public.base ADD CONSTRAINT stays CHECK ((c > 0)) NOT VALID;

-- hazard: scan: reads public.base; fails where a row breaks public.base.stays
ALTER TABLE public.base VALIDATE CONSTRAINT stays;

ALTER TABLE public.heir ADD CONSTRAINT changes CHECK ((a > 1)) NOT VALID;

-- hazard: scan: reads public.heir; fails where a row breaks public.heir.changes
ALTER TABLE public.heir VALIDATE CONSTRAINT changes;

ALTER TABLE public.parted ADD CONSTRAINT changes CHECK ((a > 1)) NOT VALID;

-- hazard: scan: reads public.parted; fails where a row breaks public.parted.changes
ALTER TABLE public.parted VALIDATE CONSTRAINT changes;
