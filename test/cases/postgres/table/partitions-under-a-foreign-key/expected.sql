ALTER TABLE public.p DROP CONSTRAINT p_up_fkey;

ALTER TABLE public.whole DROP CONSTRAINT whole_up_fkey;

-- hazard: data-loss: drops table public.p2 with its rows
-- hazard: breaks-dependent: constraint "public"."p"."p_up_fkey" still uses column "public"."p2"."a"
DROP TABLE public.p2;

-- hazard: data-loss: drops table public.part with its rows
DROP TABLE public.part;

-- hazard: data-loss: drops table public.whole with its rows
DROP TABLE public.whole;

-- hazard: blocking: locks public.p while it is read
-- hazard: scan: reads public.p
ALTER TABLE public.p ADD CONSTRAINT p_up_fkey FOREIGN KEY (up) REFERENCES public.p(a);
