INSERT INTO public.account VALUES (1);
INSERT INTO public.event_2026 VALUES ('2026-02-03', 1);
