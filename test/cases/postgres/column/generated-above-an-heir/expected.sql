DROP VIEW public.of_heir;

-- hazard: data-loss: drops column public.parent.b with its values
ALTER TABLE public.parent DROP COLUMN b;

-- hazard: rewrite: rewrites public.parent, public.heir to fill public.parent.b
-- hazard: blocking: locks public.parent, public.heir while they are rewritten
ALTER TABLE public.parent ADD COLUMN b integer GENERATED ALWAYS AS ((a + 1)) STORED;

ALTER TABLE public.parent ALTER COLUMN c DROP EXPRESSION;

-- hazard: rewrite: rewrites public.parent, public.heir to fill public.parent.d
-- hazard: blocking: locks public.parent, public.heir while they are rewritten
ALTER TABLE public.parent ADD COLUMN d integer GENERATED ALWAYS AS ((a + 2)) STORED;

CREATE TABLE public.new_heir ()
INHERITS (public.parent);

CREATE VIEW public.of_heir AS
 SELECT b
   FROM public.heir;
