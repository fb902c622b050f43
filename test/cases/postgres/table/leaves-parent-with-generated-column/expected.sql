ALTER TABLE public.heir NO INHERIT public.day;

ALTER TABLE public.heir ALTER COLUMN amount DROP EXPRESSION;

-- hazard: rewrite: rewrites public.heir for the new type of public.heir.events
-- hazard: blocking: locks public.heir while it is rewritten
ALTER TABLE public.heir ALTER COLUMN events TYPE interval USING events::interval;
