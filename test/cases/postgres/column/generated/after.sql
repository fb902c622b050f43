CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 3) STORED);
CREATE INDEX t_g_idx ON t (g);
