CREATE TABLE t (a integer);
CREATE TABLE u (a text) WITH (toast.autovacuum_enabled = false);
