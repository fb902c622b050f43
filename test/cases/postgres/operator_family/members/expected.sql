ALTER OPERATOR FAMILY public.whole USING btree ADD OPERATOR 1 <(integer,bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);

COMMENT ON OPERATOR FAMILY public.whole USING btree IS 'whole numbers';
