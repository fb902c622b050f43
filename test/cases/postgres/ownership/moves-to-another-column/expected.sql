ALTER SEQUENCE public.q OWNED BY public.t.b;

-- hazard: data-loss: drops column public.t.a with its values
ALTER TABLE public.t DROP COLUMN a;
