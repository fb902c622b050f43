-- hazard: security: changes what the view checks: SET (security_barrier=true, check_option=local)
ALTER VIEW public.v SET (security_barrier=true, check_option=local);
