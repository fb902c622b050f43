CREATE TABLE billing.invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id bigint NOT NULL REFERENCES billing.subscriptions (id),
    status billing.invoice_status NOT NULL DEFAULT 'draft',
    period daterange NOT NULL,
    net numeric(12, 2) NOT NULL DEFAULT 0,
    tax_rate numeric(5, 4) NOT NULL DEFAULT 0,
    gross numeric(12, 2) GENERATED ALWAYS AS (round(net * (1 + tax_rate), 2)) STORED,
    issued_at timestamptz,
    CONSTRAINT invoices_period_key UNIQUE (subscription_id, period)
);

CREATE INDEX invoices_open_idx ON billing.invoices (issued_at) WHERE status = 'open';

COMMENT ON COLUMN billing.invoices.period IS 'first day inside, last day outside';
