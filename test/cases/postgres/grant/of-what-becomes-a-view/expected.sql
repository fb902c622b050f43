-- hazard: data-loss: drops table public.becomes_stored with its rows
DROP TABLE public.becomes_stored;

-- hazard: data-loss: drops table public.becomes_view with its rows
DROP TABLE public.becomes_view;

CREATE VIEW public.becomes_view AS
 SELECT a,
    b
   FROM public.source;

-- hazard: rewrite: fills public.becomes_stored from what it reads
CREATE MATERIALIZED VIEW public.becomes_stored AS
 SELECT a,
    b
   FROM public.source;

-- hazard: scan: reads public.becomes_stored to build stored_a
CREATE INDEX stored_a ON public.becomes_stored USING btree (a);

GRANT SELECT ON TABLE public.becomes_view TO reader;

GRANT SELECT ON TABLE public.becomes_view TO writer;

GRANT UPDATE (b) ON TABLE public.becomes_view TO reader;
