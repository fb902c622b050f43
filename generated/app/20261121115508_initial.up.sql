-- initial
-- + domain public.email
-- + enum billing.invoice_status
-- + enum public.member_role
-- + function billing.month_of(date)
-- + function public.current_account_id()
-- + function public.is_member(bigint, public.member_role)
-- + function public.touch_updated_at()
-- + materialized view billing.usage_by_month
-- + procedure billing.issue_invoices(date)
-- + schema billing
-- + table billing.invoices
-- + table billing.plans
-- + table billing.subscriptions
-- + table billing.usage
-- + table billing.usage_2026_q4
-- + table billing.usage_2027_q1
-- + table billing.usage_later
-- + table public.accounts
-- + table public.api_keys
-- + table public.memberships
-- + table public.projects
-- + view public.live_api_keys

CREATE SCHEMA IF NOT EXISTS billing;

CREATE TYPE billing.invoice_status AS ENUM ('draft', 'open', 'paid', 'void');

CREATE TYPE public.member_role AS ENUM ('owner', 'admin', 'developer', 'viewer');

COMMENT ON TYPE public.member_role IS 'what a member may do in a project, most first';

CREATE DOMAIN public.email AS text CONSTRAINT email_has_an_at CHECK ((VALUE ~ '^[^@\s]+@[^@\s]+$'::text));

CREATE TABLE billing.invoices (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    subscription_id bigint NOT NULL,
    status billing.invoice_status DEFAULT 'draft'::billing.invoice_status NOT NULL,
    period daterange NOT NULL,
    net numeric(12,2) DEFAULT 0 NOT NULL,
    tax_rate numeric(5,4) DEFAULT 0 NOT NULL,
    gross numeric(12,2) GENERATED ALWAYS AS (round((net * ((1)::numeric + tax_rate)), 2)) STORED,
    issued_at timestamp with time zone,
    CONSTRAINT invoices_period_key UNIQUE (subscription_id, period),
    CONSTRAINT invoices_pkey PRIMARY KEY (id)
);

COMMENT ON COLUMN billing.invoices.period IS 'first day inside, last day outside';

CREATE TABLE billing.plans (
    id text NOT NULL,
    name text NOT NULL,
    monthly_price numeric(12,2) NOT NULL,
    included_events bigint DEFAULT 0 NOT NULL,
    CONSTRAINT plans_pkey PRIMARY KEY (id),
    CONSTRAINT plans_price_is_positive CHECK ((monthly_price >= (0)::numeric))
);

CREATE TABLE billing.subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    project_id bigint NOT NULL,
    plan_id text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT subscriptions_end_later CHECK ((ended_at > started_at)),
    CONSTRAINT subscriptions_pkey PRIMARY KEY (id)
);

CREATE TABLE billing.usage (
    project_id bigint NOT NULL,
    day date NOT NULL,
    events bigint DEFAULT 0 NOT NULL,
    CONSTRAINT usage_pkey PRIMARY KEY (project_id, day)
)
PARTITION BY RANGE (day);

CREATE TABLE billing.usage_2026_q4 PARTITION OF billing.usage FOR VALUES FROM ('2026-10-01') TO ('2027-01-01');

CREATE TABLE billing.usage_2027_q1 PARTITION OF billing.usage FOR VALUES FROM ('2027-01-01') TO ('2027-04-01');

CREATE TABLE billing.usage_later PARTITION OF billing.usage DEFAULT;

CREATE TABLE public.accounts (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    email public.email NOT NULL,
    name text NOT NULL,
    default_project_id bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT accounts_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE public.accounts IS 'people who can sign in';

CREATE TABLE public.api_keys (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    project_id bigint NOT NULL,
    label text NOT NULL,
    hash bytea NOT NULL,
    preview text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_keys_expire_later CHECK ((expires_at > created_at)),
    CONSTRAINT api_keys_hash_is_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_keys_hash_key UNIQUE (hash),
    CONSTRAINT api_keys_pkey PRIMARY KEY (id)
);

ALTER TABLE public.api_keys ENABLE ROW LEVEL SECURITY;

CREATE TABLE public.memberships (
    project_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role public.member_role DEFAULT 'viewer'::public.member_role NOT NULL,
    invited_by bigint,
    since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT memberships_pkey PRIMARY KEY (project_id, account_id)
);

CREATE TABLE public.projects (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    owner_id bigint NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT projects_pkey PRIMARY KEY (id),
    CONSTRAINT projects_slug_is_plain CHECK ((slug ~ '^[a-z0-9-]{2,40}$'::text)),
    CONSTRAINT projects_slug_key UNIQUE (slug)
);

COMMENT ON COLUMN public.projects.slug IS 'part of every URL; the analytics database knows projects by id';

CREATE VIEW public.live_api_keys WITH (security_invoker=true) AS
 SELECT k.id,
    k.project_id,
    p.slug AS project,
    k.label,
    k.preview,
    k.expires_at
   FROM (public.api_keys k
     JOIN public.projects p ON ((p.id = k.project_id)))
  WHERE ((k.revoked_at IS NULL) AND ((k.expires_at IS NULL) OR (k.expires_at > now())));

COMMENT ON VIEW public.live_api_keys IS 'keys that are accepted now, as far as the caller may see them';

CREATE FUNCTION billing.month_of(day date)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN daterange((date_trunc('month'::text, (day)::timestamp with time zone))::date, ((date_trunc('month'::text, (day)::timestamp with time zone) + '1 mon'::interval))::date);

CREATE FUNCTION public.current_account_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT nullif(current_setting('app.account_id', true), '')::bigint $function$;

CREATE FUNCTION public.is_member(project bigint, at_least public.member_role DEFAULT 'viewer'::public.member_role)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    SELECT EXISTS (
        SELECT FROM public.memberships
        WHERE project_id = project AND account_id = public.current_account_id() AND role <= at_least
    )
$function$;

CREATE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$function$;

CREATE PROCEDURE billing.issue_invoices(IN month date)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
    UPDATE billing.invoices
    SET status = 'open', issued_at = now()
    WHERE status = 'draft' AND period = billing.month_of(month);
END;
$procedure$;

-- hazard: rewrite: fills billing.usage_by_month from what it reads
CREATE MATERIALIZED VIEW billing.usage_by_month AS
 SELECT project_id,
    (date_trunc('month'::text, (day)::timestamp with time zone))::date AS month,
    (sum(events))::bigint AS events
   FROM billing.usage
  GROUP BY project_id, (date_trunc('month'::text, (day)::timestamp with time zone));

ALTER TABLE billing.invoices ADD CONSTRAINT invoices_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES billing.subscriptions(id);

ALTER TABLE billing.subscriptions ADD CONSTRAINT subscriptions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES billing.plans(id);

ALTER TABLE billing.subscriptions ADD CONSTRAINT subscriptions_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE billing.usage ADD CONSTRAINT usage_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE public.accounts ADD CONSTRAINT accounts_default_project_fkey FOREIGN KEY (default_project_id) REFERENCES public.projects(id) ON DELETE SET NULL;

ALTER TABLE public.api_keys ADD CONSTRAINT api_keys_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;

ALTER TABLE public.memberships ADD CONSTRAINT memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;

ALTER TABLE public.memberships ADD CONSTRAINT memberships_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.accounts(id) ON DELETE SET NULL;

ALTER TABLE public.memberships ADD CONSTRAINT memberships_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;

ALTER TABLE public.projects ADD CONSTRAINT projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.accounts(id);

CREATE UNIQUE INDEX usage_by_month_key ON billing.usage_by_month USING btree (project_id, month);

CREATE INDEX invoices_open_idx ON billing.invoices USING btree (issued_at) WHERE (status = 'open'::billing.invoice_status);

CREATE UNIQUE INDEX subscriptions_running_key ON billing.subscriptions USING btree (project_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower((email)::text));

CREATE INDEX api_keys_project_idx ON public.api_keys USING btree (project_id) WHERE (revoked_at IS NULL);

CREATE INDEX memberships_account_idx ON public.memberships USING btree (account_id);

CREATE INDEX projects_owner_idx ON public.projects USING btree (owner_id);

CREATE INDEX projects_settings_idx ON public.projects USING gin (settings jsonb_path_ops);

CREATE TRIGGER accounts_touch BEFORE UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER projects_touch BEFORE UPDATE ON public.projects FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE POLICY admins_write ON public.api_keys TO PUBLIC USING (public.is_member(project_id, 'admin'::public.member_role)) WITH CHECK (public.is_member(project_id, 'admin'::public.member_role));

CREATE POLICY members_see ON public.api_keys FOR SELECT TO PUBLIC USING (public.is_member(project_id));

-- hazard: security: everybody may do more with column id of TABLE public.api_keys
GRANT SELECT (id) ON TABLE public.api_keys TO PUBLIC;

-- hazard: security: everybody may do more with column label of TABLE public.api_keys
GRANT SELECT (label) ON TABLE public.api_keys TO PUBLIC;

-- hazard: security: everybody may do more with column preview of TABLE public.api_keys
GRANT SELECT (preview) ON TABLE public.api_keys TO PUBLIC;

-- hazard: security: everybody may do more with column project_id of TABLE public.api_keys
GRANT SELECT (project_id) ON TABLE public.api_keys TO PUBLIC;

REVOKE ALL ON PROCEDURE billing.issue_invoices(date) FROM PUBLIC;

-- hazard: security: everybody may do more with SCHEMA billing
GRANT USAGE ON SCHEMA billing TO PUBLIC;

-- hazard: security: everybody may do more with TABLE billing.plans
GRANT SELECT ON TABLE billing.plans TO PUBLIC;
