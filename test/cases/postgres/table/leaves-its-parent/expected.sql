ALTER TABLE public.goes NO INHERIT public.other;

-- hazard: data-loss: drops table public.other with its rows
DROP TABLE public.other;

ALTER TABLE public.stays NO INHERIT public.parent;

ALTER TABLE public.stays DROP CONSTRAINT small;

ALTER TABLE public.stays DROP COLUMN c;

-- hazard: data-loss: drops column public.stays.b with its values
ALTER TABLE public.stays DROP COLUMN b;

ALTER TABLE public.stays ADD CONSTRAINT small CHECK ((d < 100)) NOT VALID;

-- hazard: scan: reads public.stays; fails where a row breaks public.stays.small
ALTER TABLE public.stays VALIDATE CONSTRAINT small;
