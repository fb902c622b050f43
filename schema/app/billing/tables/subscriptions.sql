CREATE TABLE billing.subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES public.projects (id),
    plan_id text NOT NULL REFERENCES billing.plans (id),
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT subscriptions_end_later CHECK (ended_at > started_at)
);

-- One running subscription a project.
CREATE UNIQUE INDEX subscriptions_running_key ON billing.subscriptions (project_id) WHERE ended_at IS NULL;
