CREATE TABLE generated (number bigint, spelled text GENERATED ALWAYS AS (number::text) STORED) WITH (toast.autovacuum_enabled = false);
CREATE TABLE swapped (a integer, b text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE kept (a integer, b text, c text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE above (number real, twice real GENERATED ALWAYS AS (number * 2) STORED, said text[]) PARTITION BY LIST (number);
CREATE TABLE below PARTITION OF above DEFAULT WITH (toast.autovacuum_enabled = false);
