-- hazard: data-loss: drops column public.parent.b with its values
ALTER TABLE ONLY public.parent DROP COLUMN b;

-- hazard: data-loss: drops column public.parent.c with its values
ALTER TABLE public.parent DROP COLUMN c;

-- hazard: data-loss: drops column public.loses.b with its values
ALTER TABLE public.loses DROP COLUMN b;
