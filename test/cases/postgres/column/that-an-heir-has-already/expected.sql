-- hazard: data-loss: values of public.heir.b may be rounded or cut: smallint → real
-- hazard: rewrite: rewrites public.heir for the new type of public.heir.b
-- hazard: blocking: locks public.heir while it is rewritten
ALTER TABLE public.heir ALTER COLUMN b TYPE real;

ALTER TABLE public.parent ADD COLUMN b real;
