-- hazard: data-loss: drops column public.u.a with its values
ALTER TABLE public.u DROP COLUMN a;

ALTER TABLE public.u RESET (toast.autovacuum_enabled);

ALTER TABLE public.u SET (fillfactor=70);

ALTER TABLE public.t ADD COLUMN b text;

ALTER TABLE public.t SET (toast.autovacuum_enabled=false);

ALTER TABLE public.u ADD COLUMN b text[];
