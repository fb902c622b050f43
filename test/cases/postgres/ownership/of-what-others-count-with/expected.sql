ALTER SEQUENCE public.counts_id_seq OWNED BY NONE;

ALTER TABLE public.stays ALTER COLUMN id DROP DEFAULT;

-- hazard: data-loss: drops table public.by_itself with its rows
DROP TABLE public.by_itself;

-- hazard: data-loss: drops table public.counts with its rows
DROP TABLE public.counts;

-- hazard: data-loss: drops table public.counts_with with its rows
DROP TABLE public.counts_with;

-- hazard: data-loss: drops sequence public.counts_id_seq with the number it has come to
DROP SEQUENCE public.counts_id_seq;
