ALTER TABLE public.whole DROP CONSTRAINT short;

-- hazard: data-loss: drops column public.parent.note with its values
ALTER TABLE public.parent DROP COLUMN note;

-- hazard: data-loss: drops column public.whole.note with its values
ALTER TABLE public.whole DROP COLUMN note;

ALTER TABLE public.heir INHERIT public.parent;

-- hazard: scan: reads public.part to see that its rows fit
ALTER TABLE public.half ATTACH PARTITION public.part FOR VALUES IN ('a');
