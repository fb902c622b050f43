-- hazard: scan: reads public.others; fails where a row of it belongs into public.orders
CREATE TABLE public.orders PARTITION OF public.events FOR VALUES IN ('order');

CREATE TABLE public.returns (
    day date NOT NULL,
    kind text
);

-- hazard: scan: reads public.others; fails where a row of it belongs into public.returns
ALTER TABLE public.events ATTACH PARTITION public.returns FOR VALUES IN ('return');

-- hazard: scan: reads public.others; fails where a row of it belongs into public.visits
-- hazard: scan: reads public.visits to see that its rows fit
ALTER TABLE public.events ATTACH PARTITION public.visits FOR VALUES IN ('visit');
