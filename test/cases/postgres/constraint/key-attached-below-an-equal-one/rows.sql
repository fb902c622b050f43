INSERT INTO public.event_1 VALUES (1, '2026-02-03');
