DROP INDEX public.i;

CREATE INDEX i ON ONLY public.o USING btree (id);

-- hazard: scan: reads public.o_24 to build j
CREATE INDEX CONCURRENTLY j ON public.o_24 USING btree (id);
