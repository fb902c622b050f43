-- hazard: blocking: locks public.t for a moment
ALTER TABLE public.t DETACH PARTITION public.t_0;

-- hazard: data-loss: drops column public.t.b with its values
ALTER TABLE public.t DROP COLUMN b;
