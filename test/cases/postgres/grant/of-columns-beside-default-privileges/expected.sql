REVOKE ALL (a) ON TABLE public.t FROM reader;

REVOKE ALL ON TABLE public.t FROM reader;

-- hazard: security: reader may do more with TABLE public.t
GRANT SELECT ON TABLE public.t TO reader;

GRANT SELECT (a), UPDATE (a) ON TABLE public.t TO reader;

-- hazard: security: reader may do more with new tables
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;
