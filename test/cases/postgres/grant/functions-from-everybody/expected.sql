REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;

-- hazard: security: reader may do more with FUNCTION public.f()
GRANT EXECUTE ON FUNCTION public.f() TO reader;
