-- hazard: blocking: locks public.a for a moment
ALTER TABLE public.a DETACH PARTITION public.a_0;

-- hazard: data-loss: drops column public.a_0.m with its values
ALTER TABLE public.a_0 DROP COLUMN m;

ALTER TABLE public.b_heir NO INHERIT public.b;

-- hazard: data-loss: drops column public.b_heir.m with its values
ALTER TABLE public.b_heir DROP COLUMN m;

-- hazard: rewrite: rewrites public.a_0 to fill public.a_0.m
-- hazard: blocking: locks public.a_0 while it is rewritten
ALTER TABLE public.a_0 ADD COLUMN m integer GENERATED ALWAYS AS ((n + 1)) STORED;

-- hazard: rewrite: rewrites public.b_heir to fill public.b_heir.m
-- hazard: blocking: locks public.b_heir while it is rewritten
ALTER TABLE public.b_heir ADD COLUMN m integer GENERATED ALWAYS AS ((n + 1)) STORED;
