-- hazard: scan: reads public.p1_x to build leaf
CREATE UNIQUE INDEX CONCURRENTLY leaf ON public.p1_x USING btree (id, n, day) WITH (fillfactor='70');

-- hazard: blocking: holds off writers of public.p1 while it builds
-- hazard: scan: reads public.p1 to build branch
CREATE UNIQUE INDEX branch ON public.p1 USING btree (id, n, day);

-- hazard: blocking: holds off writers of public.p while it builds
-- hazard: scan: reads public.p to build top
CREATE UNIQUE INDEX top ON public.p USING btree (id, n, day);
