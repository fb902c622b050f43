DROP STATISTICS public.t_ab;

DROP INDEX CONCURRENTLY public.t_ab_idx;

ALTER TABLE public.t DROP CONSTRAINT t_b_key;

ALTER TABLE public.t DROP CONSTRAINT t_c_check;

-- hazard: data-loss: drops column public.t.b with its values
ALTER TABLE public.t DROP COLUMN b;

-- hazard: data-loss: drops column public.t.c with its values
ALTER TABLE public.t DROP COLUMN c;

-- hazard: data-loss: drops column public.t.d with its values
ALTER TABLE public.t DROP COLUMN d;
