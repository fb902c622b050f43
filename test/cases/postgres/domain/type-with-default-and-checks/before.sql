CREATE DOMAIN amount AS integer DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE t (a amount);
