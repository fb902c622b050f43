CREATE TABLE generated (number real, spelled text GENERATED ALWAYS AS (number::text) STORED) WITH (toast.autovacuum_enabled = false);
CREATE TABLE swapped (a text, b integer) WITH (toast.autovacuum_enabled = false);
CREATE TABLE kept (a text, b integer, c text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE above (number real, spelled text) PARTITION BY LIST (number);
CREATE TABLE below PARTITION OF above DEFAULT WITH (toast.autovacuum_enabled = false);
