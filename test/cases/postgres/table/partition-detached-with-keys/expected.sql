-- hazard: blocking: locks public.p for a moment
ALTER TABLE public.p DETACH PARTITION public.p1;

ALTER TABLE public.p1 RENAME CONSTRAINT p1_pkey TO own_key;

DROP INDEX public.p1_b_idx;

ALTER INDEX public.p1_c_idx RENAME TO own_index;

ALTER TABLE public.p1 DROP CONSTRAINT small;
