-- hazard: blocking: locks public.whole for a moment
ALTER TABLE public.whole DETACH PARTITION public.part;

-- hazard: data-loss: drops column public.whole.rest with its values
ALTER TABLE public.whole DROP COLUMN rest;

-- hazard: rewrite: rewrites public.whole to fill public.whole.rest
-- hazard: blocking: locks public.whole while it is rewritten
ALTER TABLE public.whole ADD COLUMN rest integer GENERATED ALWAYS AS ((kind * 2)) STORED;
