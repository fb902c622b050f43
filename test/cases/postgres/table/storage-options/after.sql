CREATE UNLOGGED TABLE t (id int PRIMARY KEY, a text, b int)
    WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE t REPLICA IDENTITY FULL;
CREATE INDEX t_b_idx ON t (b);
ALTER TABLE t CLUSTER ON t_b_idx;
