-- Drafts of a month that is over become open invoices.
CREATE PROCEDURE billing.issue_invoices(month date)
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE billing.invoices
    SET status = 'open', issued_at = now()
    WHERE status = 'draft' AND period = billing.month_of(month);
END;
$$;

REVOKE ALL ON PROCEDURE billing.issue_invoices(date) FROM PUBLIC;
