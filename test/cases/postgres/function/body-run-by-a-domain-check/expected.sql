CREATE FUNCTION public.z_helper(v text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT length(v) > 0 $function$;

-- hazard: rewrite: rewrites public.t to fill public.t.val
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ADD COLUMN val public.checked DEFAULT 'x'::text;
