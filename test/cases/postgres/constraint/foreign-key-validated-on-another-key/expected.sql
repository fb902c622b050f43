ALTER TABLE public.sales DROP CONSTRAINT sold_at;

ALTER TABLE public.sales DROP CONSTRAINT sold_in;

DROP INDEX CONCURRENTLY public.shops_code;

-- hazard: scan: reads public.shops to build shops_by_code
CREATE UNIQUE INDEX CONCURRENTLY shops_by_code ON public.shops USING btree (code);

ALTER TABLE public.sales ADD CONSTRAINT sold_at FOREIGN KEY (place) REFERENCES public.shops(code) NOT VALID;

-- hazard: scan: reads public.sales; fails where a row breaks public.sales.sold_at
ALTER TABLE public.sales VALIDATE CONSTRAINT sold_at;

COMMENT ON CONSTRAINT sold_at ON public.sales IS 'where the till stands';

ALTER TABLE public.sales ADD CONSTRAINT sold_in FOREIGN KEY (shop) REFERENCES public.shops(code) NOT VALID;

-- hazard: scan: reads public.sales; fails where a row breaks public.sales.sold_in
ALTER TABLE public.sales VALIDATE CONSTRAINT sold_in;
