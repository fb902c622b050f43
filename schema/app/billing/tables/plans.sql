CREATE TABLE billing.plans (
    id text PRIMARY KEY,
    name text NOT NULL,
    monthly_price numeric(12, 2) NOT NULL CONSTRAINT plans_price_is_positive CHECK (monthly_price >= 0),
    included_events bigint NOT NULL DEFAULT 0
);

GRANT SELECT ON billing.plans TO PUBLIC;
