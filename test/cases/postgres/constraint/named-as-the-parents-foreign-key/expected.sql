ALTER TABLE public.rest ADD CONSTRAINT number_not_null__new CHECK (number IS NOT NULL) NOT VALID;

-- hazard: scan: reads public.rest; fails where public.rest.number is null
ALTER TABLE public.rest VALIDATE CONSTRAINT number_not_null__new;

ALTER TABLE public.rest ALTER COLUMN number SET NOT NULL;

ALTER TABLE public.rest DROP CONSTRAINT number_not_null__new;

-- hazard: scan: reads public.rest to build known
CREATE UNIQUE INDEX CONCURRENTLY known ON public.rest USING btree (number);

ALTER TABLE public.rest ADD CONSTRAINT known PRIMARY KEY USING INDEX known;

-- hazard: blocking: locks public.orders while it is read
-- hazard: scan: reads public.orders
ALTER TABLE public.orders ADD CONSTRAINT known FOREIGN KEY (account) REFERENCES public.accounts(id);
