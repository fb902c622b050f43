CREATE VIEW public.live_api_keys WITH (security_invoker = true) AS
SELECT k.id, k.project_id, p.slug AS project, k.label, k.preview, k.expires_at
FROM public.api_keys AS k
JOIN public.projects AS p ON p.id = k.project_id
WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now());

COMMENT ON VIEW public.live_api_keys IS 'keys that are accepted now, as far as the caller may see them';
