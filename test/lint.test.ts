// `lint`: what hand-written migrations do to rows, read in both dialects, and what cannot be read counted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { postgres } from '../src/dialect/postgres/index.js'
import { ProjectFolder } from './support/cli.js'

const verdict = async (dialect: typeof postgres, sql: string) => {
  const change = await dialect.dataChange(sql)
  return (
    change &&
    `${change.verb} ${change.tables.map((name) => name.join('.')).join(' ')}${change.reads.length > 0 ? ` < ${change.reads.map((name) => name.join('.')).join(' ')}` : ''}${change.everyRow ? ' *' : ''}`
  )
}

const inPostgres: readonly (readonly [sql: string, verdict: string | undefined])[] = [
  ['UPDATE app.t SET a = 1', 'update app.t *'],
  ['UPDATE app.t SET a = 1 WHERE true', 'update app.t *'],
  ['UPDATE t SET a = b.x FROM b WHERE t.id = b.id', 'update t < b'],
  ['UPDATE t SET a = 1 WHERE b IN (SELECT c FROM other)', 'update t < other'],
  ['DELETE FROM "T a"."U" WHERE "X" IS NULL', 'delete T a.U'],
  ['DELETE FROM app.t', 'delete app.t *'],
  ['INSERT INTO x.y (a) SELECT a FROM z.w JOIN q ON true ON CONFLICT (a) DO UPDATE SET a = excluded.a', 'insert x.y < z.w q'],
  ["INSERT INTO t VALUES (1, 'x'), (2, $$a;b$$)", 'insert t'],
  ['TRUNCATE t, u', 'truncate t u *'],
  ['DELETE FROM ONLY t', undefined],
  ['MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1', undefined],
  ['DO $$ BEGIN DELETE FROM t; END $$', undefined],
]

const inClickHouse: readonly (readonly [sql: string, verdict: string | undefined])[] = [
  ["ALTER TABLE app.t UPDATE a = 1, b = concat(c, 'x') WHERE d > 3", 'update app.t'],
  ['ALTER TABLE app.t ON CLUSTER main UPDATE a = 1 IN PARTITION 202401 WHERE 1 SETTINGS mutations_sync = 2', 'update app.t *'],
  ['ALTER TABLE `app`.`t` DELETE WHERE 1 = 1', 'delete app.t *'],
  ['DELETE FROM app.t WHERE a = 1', 'delete app.t'],
  ['INSERT INTO app.t SELECT * FROM app.u FINAL WHERE a > 1 SETTINGS max_threads = 1, insert_quorum = 2', 'insert app.t < app.u'],
  ['INSERT INTO app.t (a) VALUES (1)', 'insert app.t'],
  ["INSERT INTO FUNCTION s3('x') SELECT 1", undefined],
  ['ALTER TABLE app.t DROP PARTITION 202401', undefined],
]

test('what is read of a statement of PostgreSQL', async () => {
  await postgres.load()
  for (const [sql, expected] of inPostgres) assert.equal(await verdict(postgres, sql), expected, sql)
})

test('what is read of a statement of ClickHouse', async () => {
  for (const [sql, expected] of inClickHouse) assert.equal(await verdict(clickhouse as typeof postgres, sql), expected, sql)
})

const project = (migration: string) =>
  new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  app: { dialect: postgres, schema: schema, migrations: generated, schemas: [app] }
`,
    'generated/1_t.up.sql': 'CREATE SCHEMA app;\nCREATE TABLE app.t (a int, b int);\n',
    'generated/2_rows.up.sql': migration,
  })

test('an UPDATE of every row is found with its place, and excused by a line that says why', async () => {
  const folder = project('-- fill in\nUPDATE app.t SET a = 1;\n-- lint: every-row: all of them are wrong\nUPDATE app.t SET b = 1;\n')
  const { code, stdout } = await folder.run(['lint'])
  assert.equal(code, 3)
  assert.match(stdout, /generated\/2_rows\.up\.sql:2:1\n✗ lint: changes every row of app\.t \(every-row\)/)
  assert.match(stdout, /1 finding in 2 statements that change rows/)
  assert.match((await folder.run(['lint', '--format', 'github'])).stdout, /^::error file=generated\/2_rows\.up\.sql,line=2,col=1,title=trueup lint::/)
  folder.remove()
})

test('rows of a schema that the target does not manage', async () => {
  const folder = project('INSERT INTO billing.accounts VALUES (1);\n')
  const { code, stdout } = await folder.run(['lint'])
  assert.equal(code, 3)
  assert.match(stdout, /changes rows of billing\.accounts, which this target does not manage \(other-database\)/)
  folder.remove()
})

test('what cannot be read is listed and counted, and fails nothing', async () => {
  const folder = project('DO $$ BEGIN DELETE FROM app.t; END $$;\nINSERT INTO app.t VALUES (1, 2);\n')
  const { code, stdout } = await folder.run(['lint'])
  assert.equal(code, 0, stdout)
  assert.match(stdout, /Not understood.*\n {2}generated\/2_rows\.up\.sql:1:1/)
  assert.match(stdout, /Looked at 2 statements that change rows, 1 of them not understood: nothing found/)
  const { read, unread, changes } = JSON.parse((await folder.run(['lint', '--json'])).stdout)
  assert.deepEqual([read, unread, changes[1].tables], [1, 1, [['app', 't']]])
  folder.remove()
})

test('the gate of a build holds migrations against the same rules', async () => {
  const folder = project('UPDATE app.t SET a = 1;\n')
  await folder.run(['hash'])
  const { code, stdout } = await folder.run(['check'])
  assert.equal(code, 3)
  assert.match(stdout, /✗ lint: changes every row of app\.t/)
  folder.remove()
})

test('with an environment only what is pending there is looked at', async () => {
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: clickhouse, schema: schema, migrations: generated, databases: [app] }
environments:
  local: { main: { url: "chdb:db" } }
`,
    'generated/1_t.up.sql': 'CREATE TABLE app.t (a UInt8) ENGINE = MergeTree ORDER BY a;\nALTER TABLE app.t DELETE WHERE 1;\n',
    'generated/2_rows.up.sql': 'INSERT INTO app.t VALUES (1);\n',
  })
  await folder.run(['hash'])
  assert.equal((await folder.run(['lint'])).code, 3)
  const ran = await folder.run(['apply', '--steps', '1', '--allow', 'data-loss'])
  assert.equal(ran.code, 0, ran.stderr)
  const { code, stdout } = await folder.run(['lint', '--env', 'local'])
  assert.equal(code, 0, stdout)
  assert.match(stdout, /Looked at 1 statement that changes rows: nothing found/)
  folder.remove()
})
