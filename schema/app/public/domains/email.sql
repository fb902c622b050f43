CREATE DOMAIN public.email AS text
    CONSTRAINT email_has_an_at CHECK (VALUE ~ '^[^@\s]+@[^@\s]+$');
