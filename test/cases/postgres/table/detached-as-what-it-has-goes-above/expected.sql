ALTER TABLE public.heir NO INHERIT public.checked;

ALTER TABLE public.checked DROP CONSTRAINT checked_a;

-- hazard: blocking: locks public.keeps for a moment
ALTER TABLE public.keeps DETACH PARTITION public.keeps_1;

DROP INDEX public.keeps_b;

ALTER TABLE public.keeps DROP CONSTRAINT keeps_fkey;

ALTER TABLE public.keeps DROP CONSTRAINT keeps_key;

-- hazard: blocking: locks public.loses for a moment
ALTER TABLE public.loses DETACH PARTITION public.loses_1;

DROP INDEX public.loses_b;

ALTER TABLE public.loses DROP CONSTRAINT loses_b_fkey;

ALTER TABLE public.loses DROP CONSTRAINT loses_key;

ALTER TABLE public.loses_1 DROP CONSTRAINT loses_1_a_key;

ALTER TABLE public.loses_1 DROP CONSTRAINT loses_b_fkey;

-- hazard: data-loss: drops table public.gone with its rows
DROP TABLE public.gone;

DROP INDEX public.loses_1_b_idx;
