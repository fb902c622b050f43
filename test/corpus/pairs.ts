// Pairs of PostgreSQL schemas for the oracle, beside those of the corpus: [from, to, rows in from].
export type Texts = readonly [from: string, to: string, rows?: string]

export const ownPairs: Readonly<Record<string, Texts>> = {
  'notnull-seeded': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);`,
    `CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b int);`,
    `INSERT INTO t VALUES (1,'x',2);`,
  ],
  'view-drop-column': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id,a,b FROM t;
CREATE VIEW w AS SELECT id FROM v;
COMMENT ON VIEW w IS $$x$$;`,
    `CREATE TABLE t (id int PRIMARY KEY, b int);
CREATE VIEW v AS SELECT id,b FROM t;
CREATE VIEW w AS SELECT id FROM v;
COMMENT ON VIEW w IS $$x$$;`,
  ],
  'view-type-change': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id,b FROM t;
GRANT SELECT ON v TO public;
CREATE VIEW w AS SELECT b+1 AS c FROM v;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b bigint);CREATE VIEW v AS SELECT id,b FROM t;
GRANT SELECT ON v TO public;
CREATE VIEW w AS SELECT b+1 AS c FROM v;`,
    `INSERT INTO t VALUES (1,'x',2);`,
  ],
  'view-options': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id FROM t;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v WITH (security_invoker=true, security_barrier) AS SELECT id FROM t WITH LOCAL CHECK OPTION;`,
  ],
  'view-add-column': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id FROM t;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id,a FROM t;
COMMENT ON COLUMN v.a IS $$c$$;
ALTER VIEW v ALTER COLUMN a SET DEFAULT $$z$$;`,
  ],
  'view-to-table': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id FROM t;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE TABLE v (id int);`,
  ],
  'view-to-matview': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE VIEW v AS SELECT id FROM t;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE MATERIALIZED VIEW v AS SELECT id FROM t;
CREATE UNIQUE INDEX vi ON v(id);`,
  ],
  'check-varchar-in': [
    `CREATE TABLE t (id int, s varchar(10) CHECK (s IN ($$a$$,$$b$$)));`,
    `CREATE TABLE t (id int, s varchar(10) CHECK (s IN ($$a$$,$$b$$)), z int);`,
  ],
  'check-varchar-in-change': [
    `CREATE TABLE t (id int, s varchar(10) CONSTRAINT c CHECK (s IN ($$a$$,$$b$$)));`,
    `CREATE TABLE t (id int, s varchar(10) CONSTRAINT c CHECK (s IN ($$a$$,$$b$$,$$c$$)));`,
    `INSERT INTO t VALUES (1,'a');`,
  ],
  'pk-change': [
    `CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE u (t_id int REFERENCES t(id));`,
    `CREATE TABLE t (id int, a int NOT NULL, PRIMARY KEY (id,a), UNIQUE(id));
CREATE TABLE u (t_id int REFERENCES t(id));`,
  ],
  'unique-deferrable': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int UNIQUE DEFERRABLE INITIALLY DEFERRED);`,
  ],
  exclude: [
    `CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, r tsrange);`,
    `CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, r tsrange, EXCLUDE USING gist (id WITH =, r WITH &&));`,
  ],
  'fk-cycle-create': [
    ``,
    `CREATE TABLE a (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a(id));
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b(id);`,
  ],
  'fk-actions': [
    `CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a int REFERENCES a(id));`,
    `CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a int DEFAULT 1 REFERENCES a(id) MATCH FULL ON DELETE SET DEFAULT ON UPDATE CASCADE DEFERRABLE);`,
  ],
  'fk-self-not-valid': [
    `CREATE TABLE a (id int PRIMARY KEY, p int);`,
    `CREATE TABLE a (id int PRIMARY KEY, p int);
ALTER TABLE a ADD CONSTRAINT ap FOREIGN KEY (p) REFERENCES a(id) NOT VALID;`,
  ],
  inherit: [
    `CREATE TABLE p (id int, n text DEFAULT $$x$$);
CREATE TABLE c (x int) INHERITS (p);`,
    `CREATE TABLE p (id bigint NOT NULL, n text DEFAULT $$y$$, z int DEFAULT 3);
CREATE TABLE c (x int) INHERITS (p);`,
    `INSERT INTO c VALUES (1);`,
  ],
  'inherit-add': [
    `CREATE TABLE p (id int, n text);
CREATE TABLE c (id int, n text, x int);`,
    `CREATE TABLE p (id int, n text);
CREATE TABLE c (id int, n text, x int);
ALTER TABLE c INHERIT p;`,
  ],
  'partition-pk': [
    `CREATE TABLE p (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ($$2024-01-01$$) TO ($$2025-01-01$$);`,
    `CREATE TABLE p (id int, d date, n text, PRIMARY KEY (id,d)) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ($$2024-01-01$$) TO ($$2025-01-01$$);
CREATE TABLE pd PARTITION OF p DEFAULT;
CREATE INDEX pn ON p (n);
CREATE INDEX p1n ON p1 (n);`,
    `INSERT INTO p VALUES (1,'2024-02-02');`,
  ],
  'partition-list-hash': [
    ``,
    `CREATE TABLE l (id int, r text) PARTITION BY LIST (r);
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ($$a$$,NULL);
CREATE TABLE l2 PARTITION OF l FOR VALUES IN ($$b$$) PARTITION BY HASH (id);
CREATE TABLE l20 PARTITION OF l2 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE l21 PARTITION OF l2 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX li ON l(r);`,
  ],
  'partition-detach-indexed': [
    `CREATE TABLE p (id int, d date, PRIMARY KEY (id,d)) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ($$2024-01-01$$) TO ($$2025-01-01$$);
CREATE INDEX pn ON p (d);`,
    `CREATE TABLE p (id int, d date, PRIMARY KEY (id,d)) PARTITION BY RANGE (d);
CREATE TABLE p1 (id int, d date, PRIMARY KEY (id,d));
CREATE INDEX p1_d_idx ON p1 (d);
CREATE INDEX pn ON p (d);`,
    `INSERT INTO p VALUES (1,'2024-02-02');`,
  ],
  'partition-default-override': [
    `CREATE TABLE p (id int DEFAULT 1, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ($$2024-01-01$$) TO ($$2025-01-01$$);`,
    `CREATE TABLE p (id int DEFAULT 2, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ($$2024-01-01$$) TO ($$2025-01-01$$);
ALTER TABLE p1 ALTER COLUMN id SET DEFAULT 7;
COMMENT ON COLUMN p1.id IS $$c$$;`,
  ],
  'partition-bound-change': [
    `CREATE TABLE p (id int, d int) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);`,
    `CREATE TABLE p (id int, d int) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (20);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (20) TO (30);`,
    `INSERT INTO p VALUES (1,2);`,
  ],
  'partition-trigger': [
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return new;
end$$;
CREATE TABLE p (id int, d int) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);`,
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return new;
end$$;
CREATE TABLE p (id int, d int, CHECK (d > 0)) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TRIGGER g BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();`,
  ],
  'table-options': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);`,
    `CREATE UNLOGGED TABLE t (id int PRIMARY KEY, a text, b int) WITH (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false);
ALTER TABLE t REPLICA IDENTITY FULL;
CREATE INDEX ti ON t(b);
ALTER TABLE t CLUSTER ON ti;`,
  ],
  'replica-identity-index': [
    `CREATE TABLE t (id int NOT NULL);
CREATE UNIQUE INDEX ui ON t(id);`,
    `CREATE TABLE t (id int NOT NULL);
CREATE UNIQUE INDEX ui ON t(id);
ALTER TABLE t REPLICA IDENTITY USING INDEX ui;`,
  ],
  'column-settings': [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);`,
    `CREATE TABLE t (id int PRIMARY KEY, a text COMPRESSION lz4 COLLATE "C", b int);
ALTER TABLE t ALTER COLUMN a SET STATISTICS 500;
ALTER TABLE t ALTER COLUMN b SET (n_distinct=5);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;`,
    `INSERT INTO t VALUES (1,'x',2);`,
  ],
  'generated-chain': [
    `CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a*2) STORED);
CREATE VIEW v AS SELECT g FROM t;
CREATE INDEX gi ON t(g);`,
    `CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a*3) STORED);
CREATE VIEW v AS SELECT g FROM t;
CREATE INDEX gi ON t(g);`,
    `INSERT INTO t VALUES (1);`,
  ],
  'generated-drop': [`CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a*2) STORED);`, `CREATE TABLE t (a int, g int);`],
  'generated-base-type': [
    `CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a*2) STORED);`,
    `CREATE TABLE t (a bigint, g bigint GENERATED ALWAYS AS (a*2) STORED);`,
    `INSERT INTO t VALUES (1);`,
  ],
  identity: [
    `CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, b int);`,
    `CREATE TABLE t (id int NOT NULL, b int GENERATED BY DEFAULT AS IDENTITY (START 5));`,
  ],
  'identity-vs-serial': [`CREATE TABLE t (id serial);`, `CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY);`, `INSERT INTO t DEFAULT VALUES;`],
  'serial-bigserial': [`CREATE TABLE t (id serial PRIMARY KEY);`, `CREATE TABLE t (id bigserial PRIMARY KEY);`, `INSERT INTO t DEFAULT VALUES;`],
  'sequence-props': [
    `CREATE SEQUENCE s;`,
    `CREATE SEQUENCE s AS int INCREMENT 5 MINVALUE 10 MAXVALUE 100 START 20 CACHE 3 CYCLE;
COMMENT ON SEQUENCE s IS $$q$$;`,
  ],
  'sequence-ownership': [
    `CREATE SEQUENCE s;
CREATE TABLE t (a int, b int);
ALTER SEQUENCE s OWNED BY t.a;`,
    `CREATE SEQUENCE s;
CREATE TABLE t (b int);
ALTER SEQUENCE s OWNED BY t.b;`,
  ],
  'enum-reorder-used': [
    `CREATE TYPE e AS ENUM ('a','b');
CREATE DOMAIN de AS text;
CREATE TABLE t (id int, x e DEFAULT 'a' NOT NULL, y e[]);
CREATE INDEX tx ON t(x) WHERE x = 'a';
CREATE VIEW v AS SELECT x FROM t WHERE x='b';
CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'select $1';
GRANT USAGE ON TYPE e TO public;
COMMENT ON TYPE e IS 'c';`,
    `CREATE TYPE e AS ENUM ('b','a','c');
CREATE DOMAIN de AS text;
CREATE TABLE t (id int, x e DEFAULT 'b' NOT NULL, y e[]);
CREATE INDEX tx ON t(x) WHERE x = 'a';
CREATE VIEW v AS SELECT x FROM t WHERE x='b';
CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'select $1';
COMMENT ON TYPE e IS 'c';`,
    `INSERT INTO t VALUES (1,'a',ARRAY['b']::e[]);`,
  ],
  'enum-add-front': [
    `CREATE TYPE e AS ENUM ('m');
CREATE TABLE t(x e);`,
    `CREATE TYPE e AS ENUM ('a','b','m','n','z');
CREATE TABLE t(x e DEFAULT 'z');`,
  ],
  domain: [
    `CREATE DOMAIN d AS int DEFAULT 3 NOT NULL;
CREATE TABLE t (x d);`,
    `CREATE DOMAIN d AS int DEFAULT 4 CONSTRAINT pos CHECK (VALUE>0);
COMMENT ON CONSTRAINT pos ON DOMAIN d IS 'c';
CREATE TABLE t (x d);`,
    `INSERT INTO t VALUES (1);`,
  ],
  'domain-type-change': [
    `CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE>0);
CREATE TABLE t (x d);
CREATE VIEW v AS SELECT x FROM t;`,
    `CREATE DOMAIN d AS bigint CONSTRAINT pos CHECK (VALUE>0);
CREATE TABLE t (x d);
CREATE VIEW v AS SELECT x FROM t;`,
    `INSERT INTO t VALUES (1);`,
  ],
  composite: [
    `CREATE TYPE c AS (a int, b text);
CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'select 1';`,
    `CREATE TYPE c AS (a int, z text COLLATE "C");
CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'select 1';
COMMENT ON COLUMN c.z IS 'x';`,
  ],
  functions: [
    `CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 1';
CREATE PROCEDURE pr(a int) LANGUAGE sql AS 'select 1';`,
    `CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql SECURITY DEFINER STABLE SET search_path = public AS 'select 2';
CREATE FUNCTION g(VARIADIC x int[]) RETURNS TABLE (y int, z text) LANGUAGE plpgsql ROWS 5 AS $$begin return;
end$$;
CREATE PROCEDURE pr(INOUT a int) LANGUAGE sql AS 'select 1';
COMMENT ON PROCEDURE pr(int) IS 'p';
REVOKE ALL ON FUNCTION f(int,int) FROM public;`,
  ],
  'function-in-index': [
    `CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select $1';
CREATE TABLE t (a int, b int DEFAULT f(1), CHECK (f(a)>0));
CREATE INDEX i ON t (f(a));`,
    `CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select $1+0';
CREATE TABLE t (a int, b int DEFAULT f(1), CHECK (f(a)>0));
CREATE INDEX i ON t (f(a));`,
    `INSERT INTO t VALUES (1);`,
  ],
  'function-returns-table-type': [
    `CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'select * from t';`,
    `CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'select * from t';
CREATE FUNCTION g(t) RETURNS int LANGUAGE sql AS 'select 1';
ALTER TABLE t ADD CONSTRAINT ck CHECK (g(t) = 1);`,
  ],
  triggers: [
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return null;
end$$;
CREATE TABLE t (a int, b int);
CREATE TRIGGER g AFTER UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION f();`,
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return null;
end$$;
CREATE TABLE t (a bigint, b int);
CREATE TRIGGER g AFTER UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER g;
CREATE TRIGGER h AFTER INSERT ON t REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION f();
COMMENT ON TRIGGER h ON t IS 'c';`,
    `INSERT INTO t VALUES (1,2);`,
  ],
  'instead-of': [
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return null;
end$$;
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();`,
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return null;
end$$;
CREATE TABLE t (a text);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON DELETE TO v DO INSTEAD DELETE FROM t WHERE t.a = OLD.a;`,
  ],
  policies: [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE POLICY p1 ON t USING (id>0);`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
CREATE POLICY p1 ON t AS RESTRICTIVE FOR UPDATE USING (id>1) WITH CHECK (b>0);
CREATE POLICY p2 ON t FOR INSERT WITH CHECK (a IS NOT NULL);`,
  ],
  statistics: [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE STATISTICS st ON a,b FROM t;`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE STATISTICS st (ndistinct) ON a,b FROM t;
ALTER STATISTICS st SET STATISTICS 100;
COMMENT ON STATISTICS st IS $$s$$;
CREATE STATISTICS se ON (b+1) FROM t;`,
  ],
  indexes: [
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE INDEX i ON t(a);`,
    `CREATE TABLE t (id int PRIMARY KEY, a text, b int);CREATE UNIQUE INDEX i ON t USING btree (a DESC NULLS LAST) INCLUDE (b) WITH (fillfactor=50) WHERE b>0;
CREATE INDEX j ON t USING hash (b);
CREATE INDEX k ON t USING gin (to_tsvector($$english$$,a));
CREATE INDEX l ON t ((lower(a)), b);
ALTER INDEX l ALTER COLUMN 1 SET STATISTICS 50;
COMMENT ON INDEX l IS $$x$$;`,
  ],
  grants: [
    `CREATE ROLE gr1;
CREATE ROLE gr2;CREATE TABLE t (id int PRIMARY KEY, a text, b int);GRANT SELECT, INSERT ON t TO gr1;
GRANT SELECT (a) ON t TO gr1;
GRANT UPDATE (b) ON t TO gr2;`,
    `CREATE ROLE gr1;
CREATE ROLE gr2;CREATE TABLE t (id int PRIMARY KEY, a text, b int);GRANT SELECT (a), UPDATE (a) ON t TO gr1;
GRANT ALL ON t TO gr2 WITH GRANT OPTION;
CREATE SEQUENCE s;
GRANT USAGE ON SEQUENCE s TO gr1;
GRANT CREATE ON SCHEMA public TO gr1;
REVOKE SELECT ON t FROM CURRENT_USER;`,
  ],
  'default-privs': [
    `CREATE ROLE dr1;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO dr1;
CREATE TABLE x (a int);`,
    `CREATE ROLE dr1;
CREATE TABLE x (a int);
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO dr1;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM public;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$select 1$$;
CREATE TABLE y (a int);`,
  ],
  owners: [
    `CREATE ROLE ow1;
CREATE SCHEMA s;
CREATE TABLE s.t (a int);
CREATE TYPE s.e AS ENUM ($$a$$);
CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS $$select 1$$;`,
    `CREATE ROLE ow1;
CREATE SCHEMA s AUTHORIZATION ow1;
CREATE TABLE s.t (a int);
ALTER TABLE s.t OWNER TO ow1;
GRANT SELECT ON s.t TO public;
CREATE TYPE s.e AS ENUM ($$a$$);
ALTER TYPE s.e OWNER TO ow1;
CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS $$select 1$$;
ALTER FUNCTION s.f() OWNER TO ow1;`,
  ],
  'schema-drop': [
    `CREATE SCHEMA a;
CREATE TABLE a.t (id int PRIMARY KEY);
CREATE VIEW a.v AS SELECT * FROM a.t;
CREATE TYPE a.e AS ENUM ($$x$$);
CREATE FUNCTION a.f(a.e) RETURNS a.t LANGUAGE sql AS $$select null::a.t$$;`,
    ``,
  ],
  quoted: [
    `CREATE SCHEMA "We ird";
CREATE TABLE "We ird"."T""t" ("Co l" int, "select" text);`,
    `CREATE SCHEMA "We ird";
CREATE TABLE "We ird"."T""t" ("Co l" bigint NOT NULL, "select" text DEFAULT $$it's \\\\ here$$);
COMMENT ON COLUMN "We ird"."T""t"."Co l" IS $$a'b\\\\c$$;
CREATE INDEX "I x" ON "We ird"."T""t" ("select");`,
  ],
  'matview-change': [
    `CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX mi ON m(a);
CREATE MATERIALIZED VIEW m2 AS SELECT a FROM m;
COMMENT ON COLUMN m.a IS $$c$$;`,
    `CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m WITH (fillfactor=80) AS SELECT a, b FROM t;
CREATE UNIQUE INDEX mi ON m(a);
CREATE MATERIALIZED VIEW m2 AS SELECT a FROM m;
COMMENT ON COLUMN m.a IS $$c$$;`,
  ],
  'typed-table': [
    `CREATE TYPE c AS (a int, b text);
CREATE TABLE t OF c (PRIMARY KEY (a));`,
    `CREATE TYPE c AS (a int, b text);
CREATE TABLE t OF c (PRIMARY KEY (a), b WITH OPTIONS DEFAULT $$x$$);`,
  ],
  'table-to-partitioned': [`CREATE TABLE t (a int);`, `CREATE TABLE t (a int) PARTITION BY RANGE (a);`],
  'int-to-ts': [`CREATE TABLE t (a bigint DEFAULT 5);`, `CREATE TABLE t (a timestamptz DEFAULT now());`],
  'text-narrow': [
    `CREATE TABLE t (a text DEFAULT $$abc$$, CHECK (a <> $$x$$));
CREATE INDEX ta ON t(a);`,
    `CREATE TABLE t (a varchar(5) DEFAULT $$abc$$, CHECK (a <> $$x$$));
CREATE INDEX ta ON t(a);`,
    `INSERT INTO t VALUES ('q');`,
  ],
  'begin-atomic-view': [
    `CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(a) FROM t;
END;`,
    `CREATE TABLE t (a bigint);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(a) FROM t;
END;`,
  ],
  'foreign-table-cols': [
    `CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sv FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (a int OPTIONS (x $$1$$)) SERVER sv;`,
    `CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER sv FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (a int OPTIONS (x $$2$$), b text NOT NULL) SERVER sv OPTIONS (k $$v$$);
COMMENT ON FOREIGN TABLE ft IS $$c$$;
GRANT SELECT ON ft TO public;`,
  ],
  'drop-col-with-deps': [
    `CREATE TABLE t (a int, b int UNIQUE, c int CHECK (c>0), d serial);
CREATE INDEX i ON t(a,b);
CREATE STATISTICS s ON a,b FROM t;`,
    `CREATE TABLE t (a int);`,
  ],
  'fk-to-unique-index': [
    `CREATE TABLE a (x int);
CREATE TABLE b (x int);`,
    `CREATE TABLE a (x int);
CREATE UNIQUE INDEX ax ON a(x);
CREATE TABLE b (x int REFERENCES a(x));`,
  ],
  'publication-all': [
    `CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION p;`,
    `CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION p FOR ALL TABLES WITH (publish=$$insert$$);
COMMENT ON PUBLICATION p IS $$x$$;`,
  ],
  'domain-over-domain': [
    `CREATE DOMAIN d1 AS int;
CREATE DOMAIN d2 AS d1;
CREATE TABLE t (x d2);`,
    `CREATE DOMAIN d1 AS int CHECK (VALUE > 0);
CREATE DOMAIN d2 AS d1 DEFAULT 4;
CREATE TABLE t (x d2, y d1[]);`,
  ],
}
