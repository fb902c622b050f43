-- The application says who it works for: SET LOCAL app.account_id = '42'.
CREATE FUNCTION public.current_account_id() RETURNS bigint
    LANGUAGE sql STABLE
AS $$ SELECT nullif(current_setting('app.account_id', true), '')::bigint $$;
