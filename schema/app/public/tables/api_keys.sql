-- Keys that servers and browsers send events with. Only the hash is kept. Members of a project see its keys, nobody else.
CREATE TABLE public.api_keys (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id bigint NOT NULL REFERENCES public.projects (id) ON DELETE CASCADE,
    label text NOT NULL,
    hash bytea NOT NULL CONSTRAINT api_keys_hash_is_sha256 CHECK (octet_length(hash) = 32),
    preview text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_keys_hash_key UNIQUE (hash),
    CONSTRAINT api_keys_expire_later CHECK (expires_at > created_at)
);

CREATE INDEX api_keys_project_idx ON public.api_keys (project_id) WHERE revoked_at IS NULL;

ALTER TABLE public.api_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY members_see ON public.api_keys FOR SELECT
    USING (public.is_member(project_id));

CREATE POLICY admins_write ON public.api_keys
    USING (public.is_member(project_id, 'admin'))
    WITH CHECK (public.is_member(project_id, 'admin'));

GRANT SELECT (id, project_id, label, preview) ON public.api_keys TO PUBLIC;
