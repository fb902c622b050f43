// More pairs for the oracle: what the server prints differently once it has read its own words, partitions and all that hangs
// on them, identity columns under default privileges, functions over a table's rows.
import type { Texts } from './pairs.js'

const between = '(b BETWEEN 0 AND 10 AND a >= 0)'
const betweenFlat = '((((b >= 0) AND (b <= 10)) AND (a >= 0)))'
const distinct = '((a, b, c) IS DISTINCT FROM (1, 2, 3))'
const distinctFlat = '((a IS DISTINCT FROM 1) OR (b IS DISTINCT FROM 2) OR (c IS DISTINCT FROM 3))'

const everywhere = (
  ab: string,
  abc: string,
) => `CREATE TABLE t (a int, b int, c int, CONSTRAINT k CHECK ${ab}, CONSTRAINT l CHECK ${abc}, g bool GENERATED ALWAYS AS ${abc} STORED);
CREATE INDEX i ON t (a) WHERE ${ab};CREATE INDEX j ON t (${abc});
CREATE VIEW v AS SELECT a FROM t WHERE ${ab};CREATE MATERIALIZED VIEW m AS SELECT a FROM t WHERE ${abc};
ALTER TABLE t ENABLE ROW LEVEL SECURITY;CREATE POLICY p ON t FOR UPDATE USING ${ab} WITH CHECK ${abc};
CREATE TABLE log (n int);CREATE RULE r AS ON INSERT TO log DO ALSO SELECT a FROM t WHERE ${abc};
CREATE FUNCTION f(a int, b int DEFAULT (CASE WHEN 1 BETWEEN 0 AND 2 AND true THEN 1 END)) RETURNS bool LANGUAGE sql RETURN ${ab};
CREATE PUBLICATION pub FOR TABLE t WHERE ${ab} WITH (publish = 'insert');`

const bookings = (rest: string) => `CREATE TABLE bookings (id int NOT NULL DEFAULT 0, state text NOT NULL DEFAULT 'new')${rest}`
const weight = `CREATE FUNCTION weight(b bookings) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT length(b.state)';`

const message = (to: string) => `CREATE SCHEMA app;CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TABLE app.msg (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT now(), body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.msg_24 PARTITION OF app.msg FOR VALUES FROM ('2024-01-01') TO ('${to}');CREATE TABLE app.msg_rest PARTITION OF app.msg DEFAULT;
CREATE INDEX msg_body ON app.msg (body);CREATE TRIGGER msg_touch BEFORE UPDATE ON app.msg FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE INDEX msg_24_at ON app.msg_24 (at);CREATE VIEW app.recent AS SELECT id, body FROM app.msg_24;
CREATE TABLE app.pins (id bigint, at timestamptz, FOREIGN KEY (id, at) REFERENCES app.msg_24 (id, at));`

const orders = (parent: string, child: string) => `CREATE TABLE orders (id int NOT NULL, day date NOT NULL, state text) PARTITION BY RANGE (day);
CREATE TABLE orders_24 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ${parent};CREATE INDEX orders_24_state ON orders_24 (state)${child};ALTER INDEX ${parent.split(' ')[0]} ATTACH PARTITION orders_24_state;`

const halves = `CREATE TABLE orders (id int NOT NULL, day date NOT NULL, state text) PARTITION BY RANGE (day);
CREATE TABLE orders_24 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE TABLE orders_25 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`

const person = `DO $$ BEGIN CREATE ROLE hard_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`
const sequences = `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO hard_reader;`

export const hardPairs: Readonly<Record<string, Texts>> = {
  'settle-flat': [everywhere(between, distinct), everywhere(betweenFlat, distinctFlat)],
  'settle-nested-rows': [
    `CREATE TABLE t (a int, b int, c int, CONSTRAINT k CHECK (((a, b), c) IS DISTINCT FROM ((1, 2), 3)));CREATE VIEW v AS SELECT a FROM t WHERE ((a, b), c) IS DISTINCT FROM ((1, 2), 3);`,
    `CREATE TABLE t (a int, b int, c int, d int, CONSTRAINT k CHECK (((a, b), c) IS DISTINCT FROM ((1, 2), 3)));CREATE VIEW v AS SELECT a FROM t WHERE ((a, b), c) IS DISTINCT FROM ((1, 2), 3);`,
  ],
  'settle-partition-key': [
    `CREATE TABLE t (a int, b int) PARTITION BY LIST (${between});CREATE TABLE t_in PARTITION OF t FOR VALUES IN (true);`,
    `CREATE TABLE t (a int, b int) PARTITION BY LIST (${betweenFlat});CREATE TABLE t_in PARTITION OF t FOR VALUES IN (true);CREATE TABLE t_rest PARTITION OF t DEFAULT;`,
  ],
  'settle-domain-and-trigger': [
    `CREATE DOMAIN d AS int CHECK ((VALUE, VALUE, VALUE) IS DISTINCT FROM (1, 2, 3));CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;CREATE TABLE r (a int, b int, c int);
CREATE TRIGGER tg AFTER UPDATE ON r FOR EACH ROW WHEN ((OLD.a, OLD.b, OLD.c) IS DISTINCT FROM (NEW.a, NEW.b, NEW.c)) EXECUTE FUNCTION tf();`,
    `CREATE DOMAIN d AS int CHECK ((VALUE, VALUE, VALUE) IS DISTINCT FROM (1, 2, 3));CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;CREATE TABLE r (a int, b int, c int);
CREATE TRIGGER tg AFTER UPDATE ON r FOR EACH ROW WHEN ((OLD.a, OLD.b, OLD.c) IS DISTINCT FROM (NEW.a, NEW.b, NEW.c)) EXECUTE FUNCTION tf();COMMENT ON TRIGGER tg ON r IS 'x';`,
  ],
  'policy-other-clause': [
    `CREATE TABLE t (a int, b int);ALTER TABLE t ENABLE ROW LEVEL SECURITY;CREATE POLICY p ON t FOR UPDATE USING ${between} WITH CHECK (a > 0);`,
    `CREATE TABLE t (a int, b int);ALTER TABLE t ENABLE ROW LEVEL SECURITY;CREATE POLICY p ON t FOR UPDATE USING ${between} WITH CHECK (a > 1);`,
  ],
  'publication-filter-type': [
    `CREATE TABLE t (id int PRIMARY KEY, a int);CREATE PUBLICATION p FOR TABLE t WHERE (a > 0) WITH (publish = 'insert');`,
    `CREATE TABLE t (id int PRIMARY KEY, a numeric);CREATE PUBLICATION p FOR TABLE t WHERE (a > 0) WITH (publish = 'insert');`,
  ],
  'row-function-check-repartitioned': [
    `${bookings(';')}${weight}ALTER TABLE bookings ADD CONSTRAINT heavy CHECK (weight(bookings) >= 0);`,
    `${bookings(' PARTITION BY RANGE (id);')}CREATE TABLE bookings_rest PARTITION OF bookings DEFAULT;`,
    `INSERT INTO bookings VALUES (1, 'x'), (2, 'yy');`,
  ],
  'row-function-index-repartitioned': [
    `${bookings(';')}${weight}CREATE INDEX heavy ON bookings (weight(bookings));`,
    `${bookings(' PARTITION BY RANGE (id);')}CREATE TABLE bookings_rest PARTITION OF bookings DEFAULT;${weight}`,
    `INSERT INTO bookings VALUES (1, 'x'), (2, 'yy');`,
  ],
  'row-function-index-gone': [
    `CREATE TYPE state AS ENUM ('a', 'b');CREATE TABLE bookings (id int PRIMARY KEY, state state NOT NULL DEFAULT 'a');CREATE FUNCTION weight(b bookings) RETURNS int LANGUAGE sql IMMUTABLE AS $$SELECT CASE b.state WHEN 'a' THEN 0 ELSE 1 END$$;CREATE INDEX heavy ON bookings (weight(bookings));`,
    '',
  ],
  'row-function-schema-gone': [
    `CREATE SCHEMA x;CREATE TABLE x.t (id int);CREATE FUNCTION x.w(b x.t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT b.id';ALTER TABLE x.t ADD CHECK (x.w(t) > 0);`,
    '',
  ],
  'repartition-other-key': [
    `CREATE SCHEMA s2;CREATE TABLE t (id int NOT NULL DEFAULT 1, a date NOT NULL DEFAULT '2024-06-01', b date NOT NULL DEFAULT '2024-06-01') PARTITION BY RANGE (a);CREATE TABLE s2.p1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE TABLE s2.p2 PARTITION OF t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
    `CREATE SCHEMA s2;CREATE TABLE t (id int NOT NULL DEFAULT 1, a date NOT NULL DEFAULT '2024-06-01', b date NOT NULL DEFAULT '2024-06-01') PARTITION BY RANGE (b);CREATE TABLE s2.p1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE TABLE s2.p2 PARTITION OF t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
    `INSERT INTO t VALUES (1, '2024-02-02', '2025-02-02'), (2, '2024-03-03', '2024-02-02');`,
  ],
  'partition-key-type': [
    `CREATE TABLE t (a varchar(32), b int) PARTITION BY LIST (lower(a));CREATE TABLE t_x PARTITION OF t FOR VALUES IN ('x');CREATE VIEW v AS SELECT a FROM t;`,
    `CREATE TABLE t (a text, b int) PARTITION BY LIST (lower(a));CREATE TABLE t_x PARTITION OF t FOR VALUES IN ('x');CREATE VIEW v AS SELECT a FROM t;`,
    `INSERT INTO t VALUES ('X', 1);`,
  ],
  'subpartition-key-type': [
    `CREATE TABLE t (r text, a int) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE t_eu_1 PARTITION OF t_eu FOR VALUES FROM (1) TO (10);`,
    `CREATE TABLE t (r text, a bigint) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE t_eu_1 PARTITION OF t_eu FOR VALUES FROM (1) TO (10);`,
    `INSERT INTO t VALUES ('eu', 2);`,
  ],
  'subpartition-key-column-gone': [
    `CREATE TABLE t (r text, a date) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE t_eu_1 PARTITION OF t_eu FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`,
    `CREATE TABLE t (r text) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu');`,
    `INSERT INTO t VALUES ('eu', '2024-02-02');`,
  ],
  'subpartition-on-new-column': [
    `CREATE TABLE t (r text, z text) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu') PARTITION BY LIST (z);`,
    `CREATE TABLE t (r text, z text, a date) PARTITION BY LIST (r);CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu') PARTITION BY LIST (z);CREATE TABLE t_eu_w PARTITION OF t_eu FOR VALUES IN ('w') PARTITION BY RANGE (a);`,
  ],
  'partition-bound-with-dependants': [message('2025-01-01'), message('2024-07-01'), `INSERT INTO app.msg (at, body) VALUES ('2024-02-02', 'x');`],
  'partition-index-renamed': [orders('by_state_old ON ONLY orders (state)', ''), orders('by_state ON ONLY orders (state)', '')],
  'partition-index-fillfactor': [orders('by_state ON ONLY orders (state)', ''), orders('by_state ON ONLY orders (state) WITH (fillfactor = 70)', '')],
  'heir-check-named-as-parents-alone': [
    `CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0) NO INHERIT);CREATE TABLE h (a int, CONSTRAINT k CHECK (a > 1)) INHERITS (p);`,
    `CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0) NO INHERIT);CREATE TABLE h (a int, CONSTRAINT k CHECK (a > 1));`,
  ],
  'partition-dropped-under-key': [
    `CREATE TABLE o (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE TABLE o_25 PARTITION OF o FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');CREATE TABLE f (id int, day date, CONSTRAINT k FOREIGN KEY (id, day) REFERENCES o);`,
    `CREATE TABLE o (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);CREATE TABLE o_25 PARTITION OF o FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');CREATE TABLE f (id int, day date, CONSTRAINT k FOREIGN KEY (id, day) REFERENCES o);`,
    `INSERT INTO o VALUES (1, '2025-02-02');INSERT INTO f VALUES (1, '2025-02-02');`,
  ],
  'partition-index-own-name': [
    `${halves}CREATE INDEX by_state ON orders (state);`,
    `${halves}CREATE INDEX mine ON orders_24 (state) WITH (fillfactor = 60);CREATE INDEX by_state ON orders (state);COMMENT ON INDEX mine IS 'mine';`,
    `INSERT INTO orders VALUES (1, '2024-02-02', 'x');`,
  ],
  'partition-index-own-name-fresh': [
    '',
    `${halves}CREATE INDEX mine ON orders_24 (lower(state), id) INCLUDE (day) WITH (fillfactor = 70) WHERE id > 0;CREATE INDEX by_state ON orders (lower(state), id) INCLUDE (day) WHERE id > 0;`,
  ],
  'partition-index-detached': [
    `${halves}CREATE INDEX mine ON orders_24 (state) WITH (fillfactor = 60);CREATE INDEX by_state ON orders (state);`,
    `CREATE TABLE orders (id int NOT NULL, day date NOT NULL, state text) PARTITION BY RANGE (day);CREATE TABLE orders_25 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_24 (id int NOT NULL, day date NOT NULL, state text);CREATE INDEX mine ON orders_24 (state) WITH (fillfactor = 60);CREATE INDEX by_state ON orders (state);`,
    `INSERT INTO orders VALUES (1, '2024-02-02', 'x');`,
  ],
  'partition-index-partition-added': [
    `CREATE TABLE orders (id int NOT NULL, day date NOT NULL, state text) PARTITION BY RANGE (day);CREATE INDEX by_state ON orders (state);`,
    `${halves}CREATE INDEX mine ON orders_24 (state) WITH (fillfactor = 60);CREATE INDEX by_state ON orders (state);`,
  ],
  'partition-index-not-everywhere': [
    `${halves}CREATE INDEX mine ON orders_24 (state);CREATE INDEX by_state ON orders (state);`,
    `${halves}CREATE INDEX mine ON orders_24 (state);CREATE INDEX by_state ON ONLY orders (state);ALTER INDEX by_state ATTACH PARTITION mine;`,
  ],
  'partition-index-below-partition': [
    `CREATE TABLE o (r text, a int) PARTITION BY LIST (r);CREATE TABLE o_eu PARTITION OF o FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (1) TO (10);CREATE INDEX i ON o (a);`,
    `CREATE TABLE o (r text, a int) PARTITION BY LIST (r);CREATE TABLE o_eu PARTITION OF o FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (1) TO (10);CREATE INDEX own ON o_eu_1 (a);CREATE INDEX i ON o (a);CREATE INDEX own_b ON o_eu_1 (a, r);CREATE INDEX mid_b ON o_eu (a, r);CREATE INDEX ib ON o (a, r);`,
    `INSERT INTO o VALUES ('eu', 2);`,
  ],
  'partition-index-below-gone': [
    `CREATE TABLE o (r text, a int) PARTITION BY LIST (r);CREATE TABLE o_eu PARTITION OF o FOR VALUES IN ('eu') PARTITION BY RANGE (a);CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (1) TO (10);CREATE INDEX own_b ON o_eu_1 (a, r);CREATE INDEX mid_b ON o_eu (a, r);CREATE INDEX ib ON o (a, r);`,
    `CREATE TABLE o (r text, a int) PARTITION BY LIST (r);CREATE TABLE o_eu (r text, a int) PARTITION BY RANGE (a);CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (1) TO (10);CREATE INDEX own_b ON o_eu_1 (a, r);CREATE INDEX mid_b ON o_eu (a, r);CREATE INDEX ib ON o (a, r);`,
    `INSERT INTO o VALUES ('eu', 2);`,
  ],
  'partition-key-own-name': [
    `CREATE TABLE o (id int, day date) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');ALTER TABLE o ADD PRIMARY KEY (id, day);CREATE TABLE f (id int, day date, FOREIGN KEY (id, day) REFERENCES o_24);`,
    `CREATE TABLE o (id int, day date) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');ALTER TABLE o_24 ADD CONSTRAINT own PRIMARY KEY (id, day) WITH (fillfactor = 80);ALTER TABLE o ADD PRIMARY KEY (id, day);COMMENT ON CONSTRAINT own ON o_24 IS 'mine';CREATE TABLE f (id int, day date, FOREIGN KEY (id, day) REFERENCES o_24);`,
    `INSERT INTO o VALUES (1, '2024-02-02');`,
  ],
  'partition-key-own-name-fresh': [
    `CREATE TABLE o (id int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`,
    `CREATE TABLE o (id int, day date) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');ALTER TABLE o_24 ADD CONSTRAINT own PRIMARY KEY (id, day) WITH (fillfactor = 80);ALTER TABLE o ADD PRIMARY KEY (id, day);
CREATE TABLE p (id int UNIQUE) PARTITION BY LIST (id);CREATE TABLE p_1 (id int CONSTRAINT p_1_own UNIQUE);ALTER TABLE p ATTACH PARTITION p_1 FOR VALUES IN (1);`,
    `INSERT INTO o VALUES (1, '2024-02-02');`,
  ],
  'partition-index-chosen-names': [
    `CREATE TABLE a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name int, b text) PARTITION BY LIST (b);CREATE TABLE a_table_with_a_name_so_long_that_it_has_to_be_cut_some_1 PARTITION OF a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere FOR VALUES IN ('x');CREATE TABLE taken (a int);
CREATE INDEX one ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name);CREATE INDEX two ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (lower(b), upper(b), a_column_of_a_long_name);CREATE INDEX three ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name) WITH (fillfactor = 70);`,
    `CREATE TABLE a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name int, b text) PARTITION BY LIST (b);CREATE TABLE a_table_with_a_name_so_long_that_it_has_to_be_cut_some_1 PARTITION OF a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere FOR VALUES IN ('x');
CREATE INDEX one ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name);CREATE INDEX two ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (lower(b), upper(b), a_column_of_a_long_name);CREATE INDEX three ON a_table_with_a_name_so_long_that_it_has_to_be_cut_somewhere (a_column_of_a_long_name) WITH (fillfactor = 70);`,
  ],
  'partition-index-unattached': [
    `CREATE TABLE o (id int, day date) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE INDEX i ON ONLY o (id);CREATE INDEX j ON o_24 (id);`,
    `CREATE TABLE o (id int, day date) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE INDEX i ON o (id);`,
  ],
  'partition-family-gone': [
    `CREATE TABLE o (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE INDEX i ON o (id);CREATE TABLE q (id int, day date, FOREIGN KEY (id, day) REFERENCES o);`,
    '',
  ],
  'unique-same-as-primary': [
    '',
    `CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT t_p PRIMARY KEY (a, b));ALTER TABLE t ADD CONSTRAINT t_u UNIQUE (a, b);CREATE TABLE d (a int NOT NULL);ALTER TABLE d ADD CONSTRAINT d1 UNIQUE (a);ALTER TABLE d ADD CONSTRAINT d2 UNIQUE (a);`,
  ],
  'identity-under-defaults': [
    `${person}CREATE TABLE t (v int DEFAULT 0, id int GENERATED ALWAYS AS (v + 1) STORED);${sequences}`,
    `${person}CREATE TABLE t (v int DEFAULT 0, id int GENERATED ALWAYS AS IDENTITY);${sequences}`,
    `INSERT INTO t DEFAULT VALUES;`,
  ],
  'identity-added-under-defaults': [
    `${person}CREATE TABLE t (id int NOT NULL, v int);${sequences}`,
    `${person}CREATE TABLE t (id int NOT NULL GENERATED BY DEFAULT AS IDENTITY, v int);${sequences}`,
    `INSERT INTO t VALUES (7, 1);`,
  ],
  'identity-lost-with-grant': [
    `${person}CREATE TABLE t (id int NOT NULL GENERATED BY DEFAULT AS IDENTITY, v int);GRANT SELECT ON SEQUENCE t_id_seq TO hard_reader;`,
    `${person}CREATE TABLE t (id int NOT NULL, v int);`,
  ],
  'identity-owner-revoked': [
    `CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);REVOKE USAGE ON SEQUENCE t_id_seq FROM CURRENT_USER;`,
    `CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);`,
  ],
  'identity-grant-repartitioned': [
    `${person}CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY, a date NOT NULL DEFAULT '2024-06-01', b date NOT NULL DEFAULT '2024-06-01') PARTITION BY RANGE (a);${sequences}CREATE TABLE p1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`,
    `${person}CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY, a date NOT NULL DEFAULT '2024-06-01', b date NOT NULL DEFAULT '2024-06-01') PARTITION BY RANGE (b);${sequences}CREATE TABLE p1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`,
  ],
  'matview-column-grants': [
    `${person}CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b;`,
    `${person}CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b;GRANT SELECT (a) ON m TO hard_reader;`,
  ],
  'column-grants-kept': [
    `${person}CREATE TABLE t (a int, b int);GRANT SELECT, INSERT ON t TO hard_reader;GRANT UPDATE (a) ON t TO hard_reader;`,
    `${person}CREATE TABLE t (a int, b int);GRANT DELETE ON t TO hard_reader;GRANT UPDATE (a) ON t TO hard_reader;`,
  ],
  'column-grants-table-grant-gone': [
    `${person}CREATE TABLE t (a int, b int);GRANT SELECT ON t TO hard_reader;GRANT UPDATE (a), SELECT (b) ON t TO hard_reader;`,
    `${person}CREATE TABLE t (a int, b int);GRANT UPDATE (a), SELECT (b) ON t TO hard_reader;`,
  ],
  'column-grants-under-defaults': [
    `${person}ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO hard_reader;`,
    `${person}ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO hard_reader;CREATE TABLE t (a int, b int);REVOKE ALL ON t FROM hard_reader;GRANT SELECT (a) ON t TO hard_reader;`,
  ],
  'publication-via-root': [
    `CREATE TABLE o (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);CREATE TABLE o_24 PARTITION OF o FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');CREATE PUBLICATION p FOR TABLE o WITH (publish_via_partition_root = true);`,
    `CREATE TABLE z (id int PRIMARY KEY);CREATE PUBLICATION p FOR TABLE z;`,
  ],
  'domain-null-and-check': [
    `CREATE DOMAIN d AS text NOT NULL CHECK (VALUE <> '');CREATE TABLE t (a d);`,
    `CREATE DOMAIN d AS text CHECK (VALUE <> '');CREATE TABLE t (a d);`,
  ],
  'enum-to-enum': [
    `CREATE TYPE one AS ENUM ('a', 'b');CREATE TYPE two AS ENUM ('a', 'b', 'c');CREATE TABLE t (s one DEFAULT 'a' CHECK (s <> 'b'));CREATE INDEX i ON t (s) WHERE s = 'a';`,
    `CREATE TYPE one AS ENUM ('a', 'b');CREATE TYPE two AS ENUM ('a', 'b', 'c');CREATE TABLE t (s two DEFAULT 'a' CHECK (s <> 'b'));CREATE INDEX i ON t (s) WHERE s = 'a';`,
    `INSERT INTO t VALUES ('a');`,
  ],
}
