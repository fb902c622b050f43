ALTER TYPE public.state ADD VALUE 'closed';

CREATE TABLE public.purchases (
    id bigint,
    state public.state
);

CREATE OR REPLACE VIEW public.counted AS
 SELECT count(*) AS n
   FROM public.purchases;

-- hazard: data-loss: drops table public.orders with its rows
DROP TABLE public.orders;
