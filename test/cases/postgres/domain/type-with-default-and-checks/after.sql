CREATE DOMAIN amount AS bigint NOT NULL CONSTRAINT positive CHECK (VALUE >= 0);
COMMENT ON CONSTRAINT positive ON DOMAIN amount IS 'or nothing';
CREATE TABLE t (a amount);
