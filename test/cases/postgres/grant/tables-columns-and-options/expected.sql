REVOKE ALL ON TABLE public.t FROM reader;

-- hazard: security: reader may do more with column a of TABLE public.t
GRANT UPDATE (a) ON TABLE public.t TO reader;

-- hazard: security: everybody may do more with TABLE public.t
GRANT SELECT ON TABLE public.t TO PUBLIC;

-- hazard: security: writer may do more with TABLE public.t
GRANT INSERT, SELECT ON TABLE public.t TO writer WITH GRANT OPTION;
