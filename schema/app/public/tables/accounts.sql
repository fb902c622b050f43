-- People. An account opens in its default project, and a project belongs to an account: a cycle of foreign keys.
CREATE TABLE public.accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email public.email NOT NULL,
    name text NOT NULL,
    default_project_id bigint,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT accounts_default_project_fkey FOREIGN KEY (default_project_id)
        REFERENCES public.projects (id) ON DELETE SET NULL
);

CREATE UNIQUE INDEX accounts_email_key ON public.accounts (lower(email));

CREATE TRIGGER accounts_touch BEFORE UPDATE ON public.accounts
    FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

COMMENT ON TABLE public.accounts IS 'people who can sign in';
