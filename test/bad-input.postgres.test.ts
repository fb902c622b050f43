// What goes wrong with a PostgreSQL server: a role that may see or do little, a standby, a server that goes away meanwhile.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/dialect/postgres/database.js'
import { binaries } from '../src/dialect/postgres/engine-binaries.js'
import { Server } from '../src/dialect/postgres/engine.js'
import { postgres } from '../src/dialect/postgres/index.js'
import { trueup, type Ran } from './support/cli.js'

let server: Server
let url = ''
const folder = mkdtempSync(join(tmpdir(), 'trueup-bad-'))

before(async () => {
  await postgres.load()
  server = await Server.beside(binaries().folder, mkdtempSync(join(tmpdir(), 'trueup-server-')))
  url = `postgres://somewhere/postgres?host=${encodeURIComponent(String(server.address().host))}`
  mkdirSync(join(folder, 'schema'), { recursive: true })
  writeFileSync(join(folder, 'schema', 't.sql'), 'CREATE TABLE public.t (id int PRIMARY KEY, a text);\n')
})

after(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(at: string, ...words: readonly string[]): Promise<Ran> {
  rmSync(join(folder, '.trueup', 'cache'), { recursive: true, force: true })
  writeFileSync(
    join(folder, 'trueup.yaml'),
    `version: 1\ntargets:\n  app: { dialect: postgres, schema: schema, migrations: generated, schemas: [public] }\nenvironments:\n  here: { app: { url: ${JSON.stringify(at)} } }\ndefault_environment: here\n`,
  )
  const result = await trueup(words, { folder })
  assert.doesNotMatch(result.stderr, /\n\s+at .*[:(]\d+:\d+|node:internal/, 'no stack trace')
  return result
}

test('a role without rights sees the catalogue, is told what it could not see, and may not apply', async () => {
  const admin = await connect(server)
  await admin.execute(`CREATE ROLE guest LOGIN; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER far FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR guest SERVER far OPTIONS (password 'hunter2'); REVOKE USAGE ON FOREIGN SERVER far FROM PUBLIC`)
  await admin.close()
  const made = await run(url.concat('&user=postgres'), 'generate', 'first')
  assert.equal(made.code, 0, made.stderr)
  const plan = await run(`${url}&user=guest`, 'plan')
  assert.equal(plan.code, 0, plan.stderr)
  assert.match(plan.stdout, /user mapping far\.: the role may not read its options/)
  assert.doesNotMatch(plan.stdout + plan.stderr, /hunter2/)
  const apply = await run(`${url}&user=guest`, 'apply')
  assert.notEqual(apply.code, 0)
  assert.match(apply.stderr, /guest has no right to create in schema public/)
  const clean = await connect(server)
  await clean.execute('DROP FOREIGN DATA WRAPPER w CASCADE; DROP ROLE guest')
  await clean.close()
})

test('a server that goes away in the middle is a lost connection, with what to do', async () => {
  const admin = await connect(server)
  await admin.execute('CREATE ROLE visitor LOGIN')
  let over = false
  const killing = (async () => {
    while (!over) await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'visitor'`)
  })()
  const { code, stderr } = await run(`${url}&user=visitor`, 'plan')
  over = true
  await killing
  await admin.execute('DROP ROLE visitor')
  await admin.close()
  assert.equal(code, 1, stderr)
  assert.match(stderr, /terminating connection|connection .* was lost|cannot connect/)
  assert.match(stderr, /\nTry: /)
})

test('a standby is planned against, and takes no migrations', async () => {
  const home = mkdtempSync(join(tmpdir(), 'trueup-standby-'))
  const first = await Server.at(home, false)
  await first.close()
  writeFileSync(join(home, 'data', 'standby.signal'), '')
  const plan = await run(`embedded-postgres:${home}`, 'plan')
  assert.equal(plan.code, 0, plan.stderr)
  assert.match(plan.stdout, /table public\.t/)
  const apply = await run(`embedded-postgres:${home}`, 'apply')
  assert.notEqual(apply.code, 0)
  assert.match(apply.stderr, /standby in recovery/)
  rmSync(home, { recursive: true, force: true })
})
