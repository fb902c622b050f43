ALTER TABLE public.people RENAME TO accounts;

ALTER TABLE public.accounts RENAME COLUMN name TO full_name;
