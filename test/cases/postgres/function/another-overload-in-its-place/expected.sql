-- hazard: security: drops policy public.items.mine
DROP POLICY mine ON public.items;

ALTER TABLE public.items DROP CONSTRAINT items_id_check;

ALTER TABLE public.items DROP CONSTRAINT n_fits;

DROP FUNCTION public.both_fit(integer, integer);

ALTER TABLE public.items ALTER COLUMN fit DROP DEFAULT;

DROP VIEW public.fitting;

DROP VIEW public.other;

DROP FUNCTION public.fits(integer);

CREATE FUNCTION public.fits(x integer, y integer DEFAULT 2)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT true $function$;

CREATE VIEW public.fitting AS
 SELECT id
   FROM public.items
  WHERE public.fits(id);

CREATE VIEW public.other AS
 SELECT id
   FROM public.items
  WHERE public.fits(id, 3);

ALTER TABLE public.items ALTER COLUMN fit SET DEFAULT public.fits(1);

CREATE FUNCTION public.both_fit(x integer, y integer)
 RETURNS boolean
 LANGUAGE sql
RETURN (public.fits(x) AND public.fits(y));

ALTER TABLE public.items ADD CONSTRAINT items_id_check CHECK (public.fits(id)) NOT VALID;

-- hazard: scan: reads public.items; fails where a row breaks public.items.items_id_check
ALTER TABLE public.items VALIDATE CONSTRAINT items_id_check;

ALTER TABLE public.items ADD CONSTRAINT n_fits CHECK (public.fits(n, 3)) NOT VALID;

-- hazard: scan: reads public.items; fails where a row breaks public.items.n_fits
ALTER TABLE public.items VALIDATE CONSTRAINT n_fits;

CREATE POLICY mine ON public.items TO PUBLIC USING (public.fits(id, 3));
