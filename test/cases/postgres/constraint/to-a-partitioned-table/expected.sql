ALTER TABLE public.q DROP CONSTRAINT q_id_day_fkey;

-- hazard: data-loss: drops table public.o_24 with its rows
DROP TABLE public.o_24;

-- hazard: data-loss: drops table public.o with its rows
DROP TABLE public.o;
