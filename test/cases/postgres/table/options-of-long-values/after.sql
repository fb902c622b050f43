CREATE TABLE t (a integer, b text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE u (b text[]) WITH (fillfactor = 70);
