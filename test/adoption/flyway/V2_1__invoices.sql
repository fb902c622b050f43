CREATE TABLE invoices (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  cents bigint NOT NULL CHECK (cents >= 0)
);
