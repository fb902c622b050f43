CREATE PUBLICATION p FOR TABLE ONLY public.parent WHERE ((a > 5)), TABLE public.heir WHERE ((a > 5)) WITH (publish = 'insert, update, delete, truncate');
