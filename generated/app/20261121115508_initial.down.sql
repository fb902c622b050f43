-- initial: the way back

ALTER TABLE public.accounts DROP CONSTRAINT accounts_default_project_fkey;

ALTER TABLE public.projects DROP CONSTRAINT projects_owner_id_fkey;

DROP MATERIALIZED VIEW billing.usage_by_month;

DROP PROCEDURE billing.issue_invoices(date);

DROP FUNCTION billing.month_of(date);

DROP FUNCTION public.current_account_id();

DROP VIEW public.live_api_keys;

-- hazard: data-loss: drops table billing.invoices with its rows
DROP TABLE billing.invoices;

-- hazard: data-loss: drops table billing.subscriptions with its rows
DROP TABLE billing.subscriptions;

-- hazard: data-loss: drops table billing.plans with its rows
DROP TABLE billing.plans;

-- hazard: data-loss: drops table billing.usage_2026_q4 with its rows
DROP TABLE billing.usage_2026_q4;

-- hazard: data-loss: drops table billing.usage_2027_q1 with its rows
DROP TABLE billing.usage_2027_q1;

-- hazard: data-loss: drops table billing.usage_later with its rows
DROP TABLE billing.usage_later;

-- hazard: data-loss: drops table billing.usage with its rows
DROP TABLE billing.usage;

-- hazard: data-loss: drops table public.api_keys with its rows
DROP TABLE public.api_keys;

DROP FUNCTION public.is_member(bigint, public.member_role);

-- hazard: data-loss: drops table public.memberships with its rows
DROP TABLE public.memberships;

-- hazard: data-loss: drops table public.accounts with its rows
DROP TABLE public.accounts;

-- hazard: data-loss: drops table public.projects with its rows
DROP TABLE public.projects;

DROP FUNCTION public.touch_updated_at();

DROP DOMAIN public.email;

DROP TYPE billing.invoice_status;

DROP TYPE public.member_role;

DROP SCHEMA billing;
