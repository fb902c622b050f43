ALTER TABLE public.guests DROP CONSTRAINT guests_bed;

CREATE TABLE public.hosts (
    id integer NOT NULL,
    CONSTRAINT hosts_key PRIMARY KEY (id)
);

COMMENT ON INDEX public.hosts_key IS 'on the slow disk';

-- hazard: rewrite: rewrites public.guests for the new type of public.guests.id
-- hazard: blocking: locks public.guests while it is rewritten
ALTER TABLE public.guests ALTER COLUMN id TYPE bigint;

-- hazard: scan: reads public.guests to build guests_bed
CREATE UNIQUE INDEX CONCURRENTLY guests_bed ON public.guests USING btree (bed);

ALTER TABLE public.guests ADD CONSTRAINT guests_bed UNIQUE USING INDEX guests_bed DEFERRABLE;

COMMENT ON INDEX public.guests_bed IS 'narrow';

COMMENT ON CONSTRAINT guests_room ON public.guests IS 'one each';

COMMENT ON INDEX public.guests_room IS NULL;
