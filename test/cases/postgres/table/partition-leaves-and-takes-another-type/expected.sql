-- hazard: blocking: locks public.event for a moment
ALTER TABLE public.event DETACH PARTITION public.old;

CREATE TABLE public.new PARTITION OF public.event FOR VALUES FROM ('8') TO ('9');

ALTER TABLE public.old ALTER COLUMN code DROP NOT NULL;

-- hazard: rewrite: rewrites public.old for the new type of public.old.code
-- hazard: blocking: locks public.old while it is rewritten
ALTER TABLE public.old ALTER COLUMN code TYPE character varying(20);
