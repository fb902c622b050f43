ALTER TABLE public.orders DROP CONSTRAINT gone;

ALTER TABLE public.orders DROP CONSTRAINT known;

ALTER TABLE public.orders ADD CONSTRAINT known CHECK ((id >= 0)) NOT VALID;

-- hazard: scan: reads public.orders; fails where a row breaks public.orders.known
ALTER TABLE public.orders VALIDATE CONSTRAINT known;

ALTER TABLE public.orders ADD CONSTRAINT new CHECK ((id <> 7)) NOT VALID;

-- hazard: scan: reads public.orders; fails where a row breaks public.orders.new
ALTER TABLE public.orders VALIDATE CONSTRAINT new;

-- hazard: blocking: locks public.orders for a moment
ALTER TABLE public.orders DETACH PARTITION public.orders_rest;

-- hazard: scan: reads public.orders_rest to see that its rows fit
ALTER TABLE public.orders ATTACH PARTITION public.orders_rest FOR VALUES IN (1, 2);
