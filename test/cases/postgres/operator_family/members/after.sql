CREATE OPERATOR FAMILY whole USING btree;
CREATE OPERATOR CLASS whole_ops FOR TYPE int USING btree FAMILY whole AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
ALTER OPERATOR FAMILY whole USING btree ADD OPERATOR 1 < (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
COMMENT ON OPERATOR FAMILY whole USING btree IS 'whole numbers';
