CREATE TYPE billing.invoice_status AS ENUM ('draft', 'open', 'paid', 'void');
