-- hazard: security: turns on row security of public.t
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

-- hazard: security: changes whether row security of public.t binds its owner
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
