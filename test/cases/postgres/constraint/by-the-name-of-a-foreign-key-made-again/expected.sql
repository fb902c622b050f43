ALTER TABLE public.orders DROP CONSTRAINT known;

ALTER TABLE public.orders_0 ADD CONSTRAINT known CHECK ((customer > 0)) NOT VALID;

-- hazard: scan: reads public.orders_0; fails where a row breaks public.orders_0.known
ALTER TABLE public.orders_0 VALIDATE CONSTRAINT known;

-- hazard: blocking: locks public.orders while it is read
-- hazard: scan: reads public.orders
ALTER TABLE public.orders ADD CONSTRAINT known FOREIGN KEY (customer) REFERENCES public.customer(id) ON DELETE CASCADE;
