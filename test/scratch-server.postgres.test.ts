// `scratch: postgres://…`: scratch work on somebody's server, where nothing is left behind, whatever happens.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/dialect/postgres/database.js'
import { binaries } from '../src/dialect/postgres/engine-binaries.js'
import { Server } from '../src/dialect/postgres/engine.js'
import { postgres } from '../src/dialect/postgres/index.js'
import { trueup } from './support/cli.js'

let server: Server
/** The server's URL for a role: a socket, so that it has no host, which URL itself cannot read. */
let url = (_role: string) => ''
const folder = mkdtempSync(join(tmpdir(), 'trueup-hosted-'))

before(async () => {
  await postgres.load()
  server = await Server.beside(binaries().folder, mkdtempSync(join(tmpdir(), 'trueup-server-')))
  const admin = await connect(server)
  await admin.execute('CREATE ROLE builder LOGIN CREATEDB CREATEROLE')
  await admin.execute('CREATE ROLE visitor LOGIN')
  await admin.close()
  url = (role) => `postgres://${role}@/postgres?host=${encodeURIComponent(String(server.address().host))}`
  mkdirSync(join(folder, 'schema'), { recursive: true })
  writeFileSync(join(folder, 'schema', 't.sql'), 'CREATE TABLE public.t (id int PRIMARY KEY, a text);\nGRANT SELECT ON public.t TO nobody_yet;\n')
})

after(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function configure(scratch: string, dialect = 'postgres', scope = 'schemas: [public]'): void {
  const target = `{ dialect: ${dialect}, schema: schema, migrations: generated, ${scope}, scratch: ${JSON.stringify(scratch)} }`
  writeFileSync(join(folder, 'trueup.yaml'), `version: 1\ntargets:\n  app: ${target}\n`)
}

async function left(): Promise<readonly string[]> {
  const admin = await connect(server)
  const rows = await admin.query(
    `SELECT datname AS name FROM pg_database WHERE datname ~ '^trueup' UNION ALL SELECT rolname FROM pg_roles WHERE rolname = 'nobody_yet'`,
  )
  await admin.close()
  return rows.map(({ name }) => String(name))
}

test('a migration is written with the server as the scratch engine, and nothing stays on it', async () => {
  configure(url('builder'))
  const { code, stdout, stderr } = await trueup(['generate', 'first', '--allow', 'security'], { folder })
  assert.equal(code, 0, stderr)
  assert.match(stdout, /first\.up\.sql/)
  assert.deepEqual(await left(), [])
})

test('a role that may make no databases is told so, with the place to change it', async () => {
  rmSync(join(folder, '.trueup'), { recursive: true, force: true })
  configure(url('visitor'))
  const { code, stderr } = await trueup(['diff', 'migrations', 'schema'], { folder })
  assert.notEqual(code, 0)
  assert.match(stderr, /role visitor may not make databases/)
})

test('a server that is not there is told by its url, without a stack', async () => {
  configure('postgres://nobody:secret@127.0.0.1:1/none')
  const { code, stderr } = await trueup(['check'], { folder })
  assert.notEqual(code, 0)
  assert.match(stderr, /cannot connect to postgres:\/\/nobody@127\.0\.0\.1:1\/none/)
  assert.doesNotMatch(stderr, /secret|at .*\.js/)
})

test('what is no URL of a PostgreSQL server is a mistake of the configuration', async () => {
  for (const mistake of ['nonsense', 'https://somewhere', 'postgres://u:secret@[bad']) {
    configure(mistake)
    const { code, stderr } = await trueup(['diff', 'migrations', 'schema'], { folder })
    assert.equal(code, 2, stderr)
    assert.match(stderr, /the url of a PostgreSQL server cannot be read/)
    assert.doesNotMatch(stderr, /secret|a bug in trueup/)
  }
})

test('ClickHouse targets have no scratch server, and say where the key stands', async () => {
  configure('http://127.0.0.1:1', 'clickhouse', 'databases: [d]')
  const { stderr } = await trueup(['check'], { folder })
  assert.match(stderr, /trueup\.yaml:3:\d+/)
  assert.match(stderr, /ClickHouse targets have none yet/)
})

test('what a killed process left is swept once it is old, and nothing else', async () => {
  const admin = await connect(server)
  await admin.execute('CREATE DATABASE trueup_old_1')
  await admin.execute(`COMMENT ON DATABASE trueup_old_1 IS 'scratch database of trueup, made 2020-01-01T00:00:00.000Z'`)
  await admin.execute('CREATE DATABASE trueup_app')
  await admin.close()
  rmSync(join(folder, '.trueup'), { recursive: true, force: true })
  configure(url('postgres'))
  const { stderr } = await trueup(['check'], { folder })
  assert.doesNotMatch(stderr, /cannot/)
  assert.deepEqual(await left(), ['trueup_app'])
})
