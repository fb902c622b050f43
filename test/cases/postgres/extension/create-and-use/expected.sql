CREATE EXTENSION btree_gist SCHEMA public;

-- hazard: blocking: locks public.t while it is read
-- hazard: scan: reads public.t to build one_at_a_time
ALTER TABLE public.t ADD CONSTRAINT one_at_a_time EXCLUDE USING gist (id WITH =, during WITH &&);
