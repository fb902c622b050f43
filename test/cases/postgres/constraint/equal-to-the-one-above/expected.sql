-- hazard: blocking: locks public.event while it is read
-- hazard: scan: reads public.event
ALTER TABLE public.event ADD CONSTRAINT event_account FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE public.event_2026 ADD CONSTRAINT own FOREIGN KEY (account) REFERENCES public.account(id) NOT VALID;

-- hazard: scan: reads public.event_2026; fails where a row breaks public.event_2026.own
ALTER TABLE public.event_2026 VALIDATE CONSTRAINT own;
