DROP INDEX public.totals_by_shop;

DROP MATERIALIZED VIEW public.counts;

-- hazard: rewrite: fills public.counts from what it reads
CREATE MATERIALIZED VIEW public.counts AS
 SELECT shop,
    count(amount) AS number
   FROM public.sales
  GROUP BY shop;

-- hazard: blocking: holds off writers of public.counts while it builds
-- hazard: scan: reads public.counts to build counts_by_shop
CREATE INDEX counts_by_shop ON public.counts USING btree (shop);

ALTER MATERIALIZED VIEW public.counts CLUSTER ON counts_by_shop;

-- hazard: blocking: holds off writers of public.totals while it builds
-- hazard: scan: reads public.totals to build totals_by_shop
CREATE INDEX totals_by_shop ON public.totals USING btree (shop, total);

ALTER MATERIALIZED VIEW public.totals CLUSTER ON totals_by_shop;
