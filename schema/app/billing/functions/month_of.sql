CREATE FUNCTION billing.month_of(day date) RETURNS daterange
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN daterange(date_trunc('month', day)::date, (date_trunc('month', day) + interval '1 month')::date);
