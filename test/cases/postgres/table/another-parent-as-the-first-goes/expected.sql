-- hazard: blocking: locks public.first for a moment
ALTER TABLE public.first DETACH PARTITION public.part;

CREATE TABLE public.second (
    value integer NOT NULL
)
PARTITION BY RANGE (value);

ALTER TABLE public.part ADD CONSTRAINT value_not_null__new CHECK (value IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.part; fails where public.part.value is null
ALTER TABLE public.part VALIDATE CONSTRAINT value_not_null__new;

ALTER TABLE public.part ALTER COLUMN value SET NOT NULL;

ALTER TABLE public.part DROP CONSTRAINT value_not_null__new;

-- hazard: scan: reads public.part to see that its rows fit
ALTER TABLE public.second ATTACH PARTITION public.part FOR VALUES FROM (2) TO (3);

-- hazard: data-loss: drops table public.first with its rows
DROP TABLE public.first;

-- looks like a rename: table "public"."first" → table "public"."second"
