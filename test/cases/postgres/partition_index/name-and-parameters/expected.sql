ALTER INDEX public.p1_n_idx RENAME TO own;

ALTER INDEX public.own SET (fillfactor=70);

COMMENT ON INDEX public.own IS 'for the year';
