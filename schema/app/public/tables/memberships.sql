CREATE TABLE public.memberships (
    project_id bigint NOT NULL REFERENCES public.projects (id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES public.accounts (id) ON DELETE CASCADE,
    role public.member_role NOT NULL DEFAULT 'viewer',
    invited_by bigint REFERENCES public.accounts (id) ON DELETE SET NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project_id, account_id)
);

CREATE INDEX memberships_account_idx ON public.memberships (account_id);
