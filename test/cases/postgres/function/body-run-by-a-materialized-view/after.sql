CREATE TABLE src (id bigint PRIMARY KEY, code text NOT NULL);
CREATE MATERIALIZED VIEW z_blocker AS SELECT id, code FROM src;
CREATE FUNCTION z_helper() RETURNS SETOF z_blocker LANGUAGE sql STABLE AS $$ SELECT * FROM public.z_blocker $$;
CREATE FUNCTION a_wrapper() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM public.z_helper() $$;
CREATE VIEW bridge AS SELECT a_wrapper() AS n;
CREATE MATERIALIZED VIEW a_eval AS SELECT * FROM bridge;
