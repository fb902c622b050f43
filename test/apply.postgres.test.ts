// `apply` on a PostgreSQL server that other people use at the same time.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Server } from '../src/dialect/postgres/engine.js'
import { PostgresSession } from '../src/dialect/postgres/session.js'
import type { ProjectFolder, Ran } from './support/cli.js'
import { postgresProject } from './support/postgres-project.js'
import { serverBinaries } from './support/postgres.js'

const skip = existsSync(serverBinaries) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
if (skip) process.stderr.write(`\napply.postgres.test: SKIPPED: ${skip}\n\n`)

let server: Server
let somebody: PostgresSession
const folders: ProjectFolder[] = []

before(async () => {
  if (skip) return
  server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-apply-')))
  somebody = await PostgresSession.connect(server.address('postgres'), 'somebody', { readOnly: false, databases: {}, database: '' })
})

after(async () => {
  for (const folder of folders) folder.remove()
  await somebody?.close()
  await server?.close()
})

/** A project with a schema of its own. */
async function project(schema: string, files: Readonly<Record<string, string>>): Promise<ProjectFolder> {
  const folder = postgresProject(server, {}, { schema })
  folders.push(folder)
  await write(folder, files)
  return folder
}

async function write(folder: ProjectFolder, files: Readonly<Record<string, string>>): Promise<void> {
  folder.write(Object.fromEntries(Object.entries(files).map(([name, sql]) => [`generated/${name}.up.sql`, sql])))
  await run(folder, ['hash'])
}

async function run(folder: ProjectFolder, words: readonly string[], code = 0, started?: (text: string) => void): Promise<Ran> {
  const ran = await folder.run(words, {
    started: (child) => child.stderr?.on('data', (text: Buffer) => started?.(String(text))),
  })
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  return ran
}

test('a table that somebody holds is waited for without blocking others behind it, and changed once it is free', { skip }, async () => {
  const folder = await project('held', { '1_table': 'CREATE TABLE held.t (id integer);\n' })
  await run(folder, ['apply'])
  await somebody.execute('BEGIN; LOCK TABLE held.t IN ACCESS SHARE MODE')
  await write(folder, { '2_column': 'ALTER TABLE held.t ADD COLUMN a integer;\nINSERT INTO held.t (a) VALUES (1);\n' })
  const ran = await run(folder, ['apply'], 0, (text) => {
    if (/trying again/.test(text)) void somebody.execute('COMMIT')
  })
  assert.match(ran.stderr, /2 statement 1: canceling statement due to lock timeout; trying again \(1\)/)
  assert.match(ran.stdout, /applied 1, skipped 1/)
  assert.deepEqual(await somebody.query('SELECT a FROM held.t'), [{ a: 1 }])
})

test('a table that stays held is given up in time, and nothing of the migration stays', { skip }, async () => {
  const folder = await project('kept', { '1_table': 'CREATE TABLE kept.t (id integer);\n' })
  await run(folder, ['apply'])
  await write(folder, { '2_column': 'CREATE TABLE kept.u (id integer);\nALTER TABLE kept.t ADD COLUMN a integer;\n' })
  await somebody.execute('BEGIN; LOCK TABLE kept.t IN ACCESS SHARE MODE')
  const ran = await run(folder, ['apply', '--retry-for', '3'], 1)
  await somebody.execute('COMMIT')
  assert.match(ran.stderr, /statement 2 of 2 in migration 2_column failed: canceling statement due to lock timeout/)
  assert.match(ran.stderr, /nothing of the migration stays/)
  assert.deepEqual(await somebody.query(`SELECT to_regclass('kept.u') AS u`), [{ u: null }])
  assert.match((await run(folder, ['status'])).stdout, /partial +2_column/)
  assert.match((await run(folder, ['apply'])).stdout, /applied 1, skipped 1/)
})

test('unlock says whose lock it is and ends that run, which says so', { skip }, async () => {
  const folder = await project('shut', {
    '1_table': 'CREATE TABLE shut.pause (seconds integer);\nINSERT INTO shut.pause VALUES (60);\n',
    '2_long': 'SELECT pg_sleep(seconds) FROM shut.pause;\n',
  })
  let ended: Promise<Ran> | undefined
  const going = run(folder, ['apply'], 1, (text) => {
    if (/2_long/.test(text)) ended ??= new Promise((go) => setTimeout(go, 500)).then(() => run(folder, ['unlock', '--yes']))
  })
  const stopped = await going
  assert.match((await ended)?.stdout ?? '', /app: freed the lock of \S+@\S+ \(pid \d+\) since \d{4}-/)
  assert.match(stopped.stderr, /the lock of app was taken away from this run/)
  await somebody.execute('UPDATE shut.pause SET seconds = 0')
  assert.match((await run(folder, ['unlock', '--yes'])).stdout, /app: nobody holds the lock/)
  assert.match((await run(folder, ['apply'])).stdout, /applied 1, skipped 1/)
})

test('what fails at the end of a transaction is told as the last statement, and all of it is taken back', { skip }, async () => {
  const folder = await project('late', {
    '1_tables': `CREATE TABLE late.a (id integer PRIMARY KEY);
CREATE TABLE late.b (a integer REFERENCES late.a DEFERRABLE INITIALLY DEFERRED);
INSERT INTO late.b VALUES (7) -- checked when it is committed
;
`,
  })
  const ran = await run(folder, ['apply', '--json'], 1)
  const { error } = JSON.parse(ran.stdout)
  assert.match(error.message, /statement 3 of 3 in migration 1_tables failed: insert or update on table "b" violates foreign key/)
  assert.equal(error.detail.place.line, 3)
  assert.match(error.detail.statement, /^INSERT INTO late\.b/)
  assert.deepEqual(await somebody.query(`SELECT to_regclass('late.a') AS a`), [{ a: null }])
  await write(folder, { '1_tables': 'CREATE TABLE late.a (id integer) -- the end\n' })
  assert.match((await run(folder, ['apply'])).stdout, /applied 1, skipped 0/)
  const rows = await somebody.query(`SELECT event, statement FROM late.trueup_ledger ORDER BY position`)
  assert.deepEqual(
    rows.map(({ event, statement }) => `${event} ${statement}`),
    ['started 0', 'failed 3', 'started 0', 'started 1', 'done 1', 'done 0'],
  )
})
