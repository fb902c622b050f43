ALTER TABLE public.day ADD COLUMN number bigint;

-- hazard: rewrite: rewrites public.day to fill public.day.next
-- hazard: blocking: locks public.day while it is rewritten
ALTER TABLE public.day ADD COLUMN next numeric(8,0) GENERATED ALWAYS AS ((number + 1)) STORED;

ALTER TABLE public.day ADD COLUMN value timestamp with time zone;
