-- hazard: security: reader may do more with TABLE public.t
GRANT ALL ON TABLE public.t TO reader;

-- hazard: security: reader may do more with TABLE public.t
GRANT SELECT ON TABLE public.t TO reader WITH GRANT OPTION;

-- hazard: security: writer may do more with TABLE public.t
GRANT ALL ON TABLE public.t TO writer;

REVOKE ALL ON TABLE public.u FROM reader;

-- hazard: security: reader may do more with TABLE public.u
GRANT INSERT, SELECT ON TABLE public.u TO reader;

-- hazard: security: writer may do more with TABLE public.u
GRANT ALL ON TABLE public.u TO writer;

-- hazard: security: writer may do more with new tables
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO writer;
