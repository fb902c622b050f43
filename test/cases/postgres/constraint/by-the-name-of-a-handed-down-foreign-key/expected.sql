ALTER TABLE public.orders_0 RENAME CONSTRAINT known TO known_1;

ALTER TABLE public.orders_0 ADD CONSTRAINT known CHECK ((customer > 0)) NOT VALID;

-- hazard: scan: reads public.orders_0; fails where a row breaks public.orders_0.known
ALTER TABLE public.orders_0 VALIDATE CONSTRAINT known;

ALTER TABLE public.orders_1 ADD CONSTRAINT paid CHECK ((id > 0)) NOT VALID;

-- hazard: scan: reads public.orders_1; fails where a row breaks public.orders_1.paid
ALTER TABLE public.orders_1 VALIDATE CONSTRAINT paid;

-- hazard: blocking: locks public.orders while it is read
-- hazard: scan: reads public.orders
ALTER TABLE public.orders ADD CONSTRAINT paid FOREIGN KEY (id) REFERENCES public.customer(id);
