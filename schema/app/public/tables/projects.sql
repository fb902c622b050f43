CREATE TABLE public.projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id bigint NOT NULL REFERENCES public.accounts (id),
    slug text NOT NULL CONSTRAINT projects_slug_is_plain CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
    name text NOT NULL,
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT projects_slug_key UNIQUE (slug)
);

CREATE INDEX projects_owner_idx ON public.projects (owner_id);

CREATE INDEX projects_settings_idx ON public.projects USING gin (settings jsonb_path_ops);

CREATE TRIGGER projects_touch BEFORE UPDATE ON public.projects
    FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

COMMENT ON COLUMN public.projects.slug IS 'part of every URL; the analytics database knows projects by id';
