-- hazard: blocking: locks public.events for a moment
ALTER TABLE public.events DETACH PARTITION public.january;

CREATE SCHEMA IF NOT EXISTS s;

CREATE TABLE s.january PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

CREATE OR REPLACE VIEW public.days AS
 SELECT day
   FROM s.january;

CREATE OR REPLACE FUNCTION public.busy()
 RETURNS boolean
 LANGUAGE sql
RETURN (SELECT (count(january.day) > 2) FROM s.january);

-- hazard: data-loss: drops table public.january with its rows
DROP TABLE public.january;

-- looks like a rename: table "public"."january" → table "s"."january"
