-- hazard: data-loss: drops column public.parent.total with its values
ALTER TABLE public.parent DROP COLUMN total;

-- hazard: rewrite: rewrites public.child to fill public.child.total
-- hazard: blocking: locks public.child while it is rewritten
ALTER TABLE public.child ADD COLUMN total bigint GENERATED ALWAYS AS ((count + 1)) STORED;
