// What was read of a PostgreSQL database is used again as long as its fingerprint is the same: nothing that can be changed may
// leave it as it is, and rows do.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Server } from '../src/dialect/postgres/engine.js'
import { fingerprint } from '../src/dialect/postgres/fingerprint.js'
import { PostgresSession } from '../src/dialect/postgres/session.js'
import { postgresProject } from './support/postgres-project.js'
import { serverBinaries } from './support/postgres.js'

const skip = existsSync(serverBinaries) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
if (skip) process.stderr.write(`\nfingerprint.postgres.test: SKIPPED: ${skip}\n\n`)

let server: Server
let session: PostgresSession

const how = { readOnly: false, databases: {}, database: '' }

before(async () => {
  if (skip) return
  server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-print-')))
  session = await PostgresSession.connect(server.address('postgres'), 'somebody', how)
})

after(async () => {
  await session?.close()
  await server?.close()
})

/** Each changes what somebody may have described, and nothing else does. */
const changes = [
  'CREATE ROLE somebody',
  'CREATE SCHEMA s',
  'CREATE TABLE s.t (a integer, b text)',
  'COMMENT ON COLUMN s.t.a IS $$x$$',
  'COMMENT ON COLUMN s.t.a IS $$y$$',
  'ALTER TABLE s.t ALTER a SET DEFAULT 1',
  'ALTER TABLE s.t ALTER a SET DEFAULT 2',
  'ALTER TABLE s.t ALTER b SET STORAGE EXTERNAL',
  'ALTER TABLE s.t ALTER b SET STATISTICS 5',
  'ALTER TABLE s.t ALTER b SET NOT NULL',
  'ALTER TABLE s.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID',
  'ALTER TABLE s.t VALIDATE CONSTRAINT c',
  'ALTER TABLE s.t RENAME CONSTRAINT c TO d',
  'ALTER TABLE s.t ADD UNIQUE (a)',
  'CREATE INDEX i ON s.t (b)',
  'ALTER INDEX s.i SET (fillfactor = 50)',
  `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 's.i'::regclass`,
  'ALTER TABLE s.t SET (fillfactor = 50)',
  'ALTER TABLE s.t SET UNLOGGED',
  'ALTER TABLE s.t ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE s.t FORCE ROW LEVEL SECURITY',
  'ALTER TABLE s.t REPLICA IDENTITY FULL',
  'ALTER TABLE s.t OWNER TO somebody',
  'GRANT SELECT ON s.t TO PUBLIC',
  'GRANT UPDATE (a) ON s.t TO PUBLIC',
  'CREATE POLICY p ON s.t USING (true)',
  'ALTER POLICY p ON s.t TO somebody',
  'CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$',
  'CREATE OR REPLACE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$',
  'ALTER FUNCTION s.f() SET search_path = s',
  'CREATE TRIGGER g AFTER INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f()',
  'ALTER TABLE s.t DISABLE TRIGGER g',
  'CREATE RULE r AS ON DELETE TO s.t DO NOTHING',
  'CREATE VIEW s.v AS SELECT a FROM s.t',
  'CREATE OR REPLACE VIEW s.v AS SELECT a FROM s.t WHERE a > 0',
  'ALTER VIEW s.v SET (security_barrier = true)',
  'CREATE MATERIALIZED VIEW s.m AS SELECT a FROM s.t WITH NO DATA',
  'CREATE TYPE s.e AS ENUM ($$a$$)',
  'ALTER TYPE s.e ADD VALUE $$b$$',
  'ALTER TYPE s.e RENAME VALUE $$b$$ TO $$c$$',
  'CREATE DOMAIN s.d AS integer',
  'ALTER DOMAIN s.d ADD CHECK (VALUE > 0)',
  'CREATE TYPE s.c AS (x integer)',
  'ALTER TYPE s.c ADD ATTRIBUTE y integer',
  'CREATE TYPE s.r AS RANGE (subtype = integer)',
  'CREATE SEQUENCE s.q',
  'ALTER SEQUENCE s.q INCREMENT 2',
  'ALTER SEQUENCE s.q OWNER TO somebody',
  'ALTER SEQUENCE s.q OWNED BY s.t.a',
  'CREATE COLLATION s.l (locale = $$C$$)',
  'CREATE AGGREGATE s.agg (integer) (sfunc = int4pl, stype = integer)',
  'CREATE OPERATOR s.@#@ (function = int4pl, leftarg = integer, rightarg = integer)',
  'CREATE CAST (s.c AS text) WITH INOUT',
  'CREATE CONVERSION s.conv FOR $$LATIN1$$ TO $$UTF8$$ FROM iso8859_1_to_utf8',
  'CREATE TEXT SEARCH DICTIONARY s.dict (TEMPLATE = simple)',
  'ALTER TEXT SEARCH DICTIONARY s.dict (ACCEPT = false)',
  'CREATE TEXT SEARCH CONFIGURATION s.conf (COPY = simple)',
  'ALTER TEXT SEARCH CONFIGURATION s.conf ALTER MAPPING FOR word WITH s.dict',
  'CREATE STATISTICS s.stat ON a, b FROM s.t',
  'ALTER TABLE s.t SET LOGGED',
  'CREATE PUBLICATION pub FOR TABLE s.t',
  'ALTER PUBLICATION pub SET (publish = $$insert$$)',
  'CREATE FOREIGN DATA WRAPPER w',
  'CREATE SERVER srv FOREIGN DATA WRAPPER w',
  'ALTER SERVER srv OPTIONS (ADD host $$x$$)',
  'CREATE USER MAPPING FOR PUBLIC SERVER srv OPTIONS (a $$b$$)',
  'CREATE FOREIGN TABLE s.ft (a integer) SERVER srv',
  'CREATE EVENT TRIGGER et ON ddl_command_start EXECUTE FUNCTION s.ef()',
  'ALTER EVENT TRIGGER et DISABLE',
  'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC',
  'CREATE TABLE s.parent (k integer) PARTITION BY LIST (k)',
  'CREATE TABLE s.part (k integer)',
  'ALTER TABLE s.parent ATTACH PARTITION s.part FOR VALUES IN (1)',
  'ALTER TABLE s.parent DETACH PARTITION s.part',
  'ALTER TABLE s.part INHERIT s.heir',
  'ALTER SCHEMA s RENAME TO s2',
  'ALTER ROLE somebody CREATEDB',
  'ALTER DATABASE postgres SET work_mem = $$5MB$$',
]

test('whatever changes, changes the fingerprint', { skip }, async () => {
  await session.execute('CREATE TABLE public.heir (k integer)')
  await session.execute('CREATE FUNCTION public.ef() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$')
  const seen = new Map([[await fingerprint(session), 'nothing']])
  for (const sql of changes) {
    await session.execute(sql.replace('s.ef()', 'public.ef()').replace('INHERIT s.heir', 'INHERIT public.heir'))
    const print = await fingerprint(session)
    assert.ok(print !== undefined)
    assert.equal(seen.get(print), undefined, `after ${sql} it is as after ${seen.get(print)}`)
    seen.set(print, sql)
  }
})

test('rows, and what the server counts of them, do not', { skip }, async () => {
  await session.execute('CREATE TABLE public.filled (a serial PRIMARY KEY, b text)')
  const print = await fingerprint(session)
  await session.execute(`INSERT INTO public.filled (b) SELECT i FROM generate_series(1, 3000) i`)
  await session.execute('ANALYZE public.filled')
  await session.execute('VACUUM public.filled')
  await session.execute('CHECKPOINT')
  assert.equal(await fingerprint(session), print)
})

test('whoever may not read secrets has a fingerprint as well', { skip }, async () => {
  await session.execute('CREATE ROLE visitor LOGIN')
  const visitor = await PostgresSession.connect({ ...server.address('postgres'), user: 'visitor' }, 'visitor', how)
  const print = await fingerprint(visitor)
  assert.ok(print !== undefined)
  await session.execute('CREATE TABLE public.later (a integer)')
  assert.notEqual(await fingerprint(visitor), print)
  await visitor.close()
})

test('what changed behind it is seen by the next plan, and what did not is not read again', { skip }, async () => {
  await session.execute('CREATE DATABASE planned')
  const there = await PostgresSession.connect(server.address('planned'), 'somebody', how)
  const folder = postgresProject(
    server,
    {
      'schema/planned.sql': 'CREATE TABLE planned.t (id integer PRIMARY KEY);\n',
    },
    { schema: 'planned', database: 'planned' },
  )
  try {
    const run = async (...words: readonly string[]) => {
      const ran = await folder.run(words)
      assert.equal(ran.code, 0, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
      return ran.stdout
    }
    await run('generate', 'first')
    await run('apply')
    assert.doesNotMatch(await run('plan'), /~ table/)
    assert.doesNotMatch(await run('plan'), /~ table/)
    await there.execute('ALTER TABLE planned.t ADD COLUMN more integer')
    assert.match(await run('plan'), /~ table planned\.t/)
    await there.execute('ALTER TABLE planned.t DROP COLUMN more')
    assert.doesNotMatch(await run('plan'), /~ table/)
  } finally {
    await there.close()
    folder.remove()
  }
})
