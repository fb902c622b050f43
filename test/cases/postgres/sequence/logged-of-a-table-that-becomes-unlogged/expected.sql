-- hazard: rewrite: rewrites public.events
-- hazard: blocking: locks public.events while it is rewritten
ALTER TABLE public.events SET UNLOGGED;

ALTER SEQUENCE public.events_id SET LOGGED;
