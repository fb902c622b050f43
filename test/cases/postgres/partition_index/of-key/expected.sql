ALTER INDEX public.own RENAME TO other;

ALTER INDEX public.other SET (fillfactor=80);
