// Roles, from the configuration to a server and back: what a target names it manages, passwords excepted, and nothing else.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from '../src/dialect/postgres/database.js'
import { binaries } from '../src/dialect/postgres/engine-binaries.js'
import { Server } from '../src/dialect/postgres/engine.js'
import type { PostgresSession } from '../src/dialect/postgres/session.js'
import { ProjectFolder, type Ran } from './support/cli.js'

let server: Server
let somebody: PostgresSession
const folders: ProjectFolder[] = []

before(async () => {
  server = await Server.beside(binaries().folder, mkdtempSync(join(tmpdir(), 'trueup-roles-')))
  somebody = await connect(server, 'postgres')
  // Somebody who may make roles, and is no superuser.
  await somebody.execute('CREATE ROLE deploy LOGIN CREATEROLE; GRANT CREATE ON DATABASE postgres TO deploy; CREATE ROLE stranger LOGIN')
})

after(async () => {
  for (const folder of folders) folder.remove()
  await somebody?.close()
  await server?.close()
})

/** A project with a schema of its own on the server. */
function project(schema: string, roles: string, files: Readonly<Record<string, string>>, who = 'deploy', more = ''): ProjectFolder {
  const host = encodeURIComponent(String(server.address().host))
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  app: { dialect: postgres, schema: schema, migrations: generated, schemas: [${schema}]${roles === '' ? '' : `, roles: [${roles}]`}${more} }
environments:
  local: { app: { url: "postgres://${who}@/postgres?host=${host}" } }
`,
    ...files,
  })
  folders.push(folder)
  return folder
}

async function run(folder: ProjectFolder, words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  assert.doesNotMatch(ran.stderr, /a bug in trueup|\n\s+at .*:\d+:\d+/)
  return ran
}

const grown = {
  'schema/roles/one_reader.sql': `CREATE ROLE one_reader;\nCOMMENT ON ROLE one_reader IS 'reads';\n`,
  'schema/roles/one_app.sql': `CREATE ROLE one_app LOGIN CONNECTION LIMIT 9;\nALTER ROLE one_app SET search_path = one, public;\nGRANT one_reader TO one_app;\n`,
  'schema/one/schema.sql': 'CREATE SCHEMA one;\n',
  'schema/one/tables/t.sql': 'CREATE TABLE one.t (a integer);\nGRANT SELECT ON one.t TO one_reader;\n',
}

test('roles are made, changed and dropped by somebody who may make roles; then there is nothing left to do', async () => {
  const folder = project('one', '"one_*"', grown)
  await run(folder, ['generate', 'first', '--allow', 'security'])
  await run(folder, ['check'])
  await run(folder, ['apply'])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
  folder.write({
    'schema/roles/one_app.sql': "CREATE ROLE one_app LOGIN VALID UNTIL '2040-01-01';\nGRANT one_reader TO one_app WITH INHERIT FALSE;\n",
  })
  assert.match((await run(folder, ['check'], 3)).stdout, /ungenerated: role one_app differs/)
  await run(folder, ['generate', 'second', '--allow', 'security'])
  await run(folder, ['apply'])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
  folder.delete('schema/roles/one_app.sql')
  await run(folder, ['generate', 'third'], 4)
  await run(folder, ['generate', 'third', '--allow', 'irreversible'])
  await run(folder, ['apply'])
  assert.deepEqual(await somebody.query(`SELECT rolname FROM pg_roles WHERE rolname ~ '^one_'`), [{ rolname: 'one_reader' }])
  await run(folder, ['down', '--steps', '2', '--allow', 'irreversible', '--allow', 'security'])
  assert.deepEqual(await somebody.query(`SELECT rolname, rolconnlimit FROM pg_roles WHERE rolname ~ '^one_' ORDER BY 1`), [
    { rolname: 'one_app', rolconnlimit: 9 },
    { rolname: 'one_reader', rolconnlimit: -1 },
  ])
})

test('what somebody changes on the server is drift', async () => {
  const folder = project('two', 'two_app', {
    'schema/two/schema.sql': 'CREATE SCHEMA two;\n',
    'schema/roles/two_app.sql': 'CREATE ROLE two_app LOGIN;\n',
  })
  await run(folder, ['generate', 'first', '--allow', 'security'])
  await run(folder, ['apply'])
  await somebody.execute('ALTER ROLE two_app SUPERUSER; GRANT stranger TO two_app')
  const { stdout } = await run(folder, ['plan', '--exit-code'], 3)
  assert.match(stdout, /Drift[\s\S]*~ role two_app[\s\S]*ALTER ROLE two_app NOSUPERUSER;[\s\S]*REVOKE stranger FROM two_app;/)
  await somebody.execute('ALTER ROLE two_app NOSUPERUSER; REVOKE stranger FROM two_app')
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
})

test('pull writes a file for each managed role, without its password, and leaves the others out', async () => {
  await somebody.execute(`CREATE SCHEMA three; CREATE ROLE three_app LOGIN PASSWORD 'Never to be told' CREATEDB;
    CREATE ROLE three_group; GRANT three_group TO three_app; GRANT three_group TO stranger;
    ALTER ROLE three_app SET work_mem = '2MB'; ALTER ROLE three_app IN DATABASE postgres SET statement_timeout = '5s';
    COMMENT ON ROLE three_app IS 'the app'`)
  const folder = project('three', 'three_app, three_group', {}, 'postgres')
  const { stdout } = await run(folder, ['pull'])
  assert.doesNotMatch(stdout, /stranger/)
  assert.deepEqual(folder.files('schema'), ['schema/roles/three_app.sql', 'schema/roles/three_group.sql', 'schema/three/schema.sql'])
  assert.equal(
    folder.read('schema/roles/three_app.sql'),
    `CREATE ROLE three_app LOGIN CREATEDB;

ALTER ROLE three_app SET work_mem TO '2MB';

ALTER ROLE three_app IN DATABASE postgres SET statement_timeout TO '5s';

COMMENT ON ROLE three_app IS 'the app';

GRANT three_group TO three_app;
`,
  )
  assert.equal(folder.read('schema/roles/three_group.sql'), 'CREATE ROLE three_group;\n')
  await run(folder, ['pull', '--check'])
  assert.equal((await run(folder, ['diff', 'env:local', 'schema', '--sql'])).stdout.trim(), '')
})

test('a password in a schema file is refused with its place, and is said nowhere', async () => {
  const folder = project('four', 'four_app', { 'schema/roles/four_app.sql': `CREATE ROLE four_app LOGIN PASSWORD 'swordfish';\n` })
  const { stdout, stderr } = await run(folder, ['generate'], 2)
  assert.match(stderr, /schema\/roles\/four_app\.sql:1[\s\S]*password of role four_app is a secret/)
  assert.doesNotMatch(stdout + stderr, /swordfish/)
})

test('a password in a migration reaches the server and nothing else', async () => {
  const folder = project('five', 'five_app', {
    'schema/five/schema.sql': 'CREATE SCHEMA five;\n',
    'schema/roles/five_app.sql': 'CREATE ROLE five_app LOGIN;\n',
    'generated/1_app.up.sql': `CREATE SCHEMA five;\nCREATE ROLE five_app ENCRYPTED PASSWORD 'swordfish' LOGIN;\nALTER ROLE five_app PASSWORD 'swordfish';\n`,
  })
  await run(folder, ['hash'])
  await run(folder, ['check'])
  const { stdout, stderr } = await run(folder, ['apply'])
  assert.doesNotMatch(stdout + stderr, /swordfish/)
  const [row] = await somebody.query(`SELECT rolpassword IS NOT NULL AS set FROM pg_authid WHERE rolname = 'five_app'`)
  assert.equal(row?.set, true)
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
})

test('a role that the target does not name is left alone, and its statements are said not to be tried', async () => {
  const folder = project('six', '', { 'schema/six/schema.sql': 'CREATE SCHEMA six;\n', 'schema/roles/six_app.sql': 'CREATE ROLE six_app LOGIN;\n' })
  const { stdout } = await run(folder, ['generate', 'first', '--dry-run'])
  assert.doesNotMatch(stdout.replaceAll(/not tried: .*/g, ''), /CREATE ROLE/)
  const other = project('six', 'six_other', { 'schema/roles/six_app.sql': 'CREATE ROLE six_app LOGIN;\nGRANT six_other TO six_app;\n' })
  assert.match((await run(other, ['plan'], 0)).stdout, /not tried: CREATE ROLE six_app LOGIN[\s\S]*not tried: GRANT six_other TO six_app/)
})

test('a grant to a managed role that no file makes is a mistake in that file', async () => {
  const folder = project('seven', 'seven_app', {
    'schema/seven/schema.sql': 'CREATE SCHEMA seven;\n',
    'schema/seven/tables/t.sql': 'CREATE TABLE seven.t (a integer);\nGRANT SELECT ON seven.t TO seven_app;\n',
  })
  assert.match((await run(folder, ['generate'], 2)).stderr, /schema\/seven\/tables\/t\.sql:2[\s\S]*role "seven_app" does not exist/)
})

test('roles of which a server has no say are a mistake of the configuration', async () => {
  const wrong = [
    ['postgres', '', /role postgres is the server's own/],
    ['pg_monitor', '', /role pg_monitor is the server's own/],
    ['app', ', scratch: "postgres://somewhere/x"', /manages roles and names a scratch server/],
  ] as const
  for (const [roles, more, expected] of wrong) {
    assert.match((await run(project('eight', roles, {}, 'deploy', more), ['check'], 2)).stderr, expected)
  }
  const folder = new ProjectFolder({
    'trueup.yaml': 'version: 1\ntargets:\n  a: { dialect: clickhouse, schema: s, migrations: g, databases: [d], roles: [r] }\n',
  })
  folders.push(folder)
  assert.match((await run(folder, ['check'], 2)).stderr, /trueup\.yaml:3:\d+[\s\S]*only PostgreSQL targets manage some/)
})

test('what somebody else granted is taken back as theirs, also where everything else is in sync', async () => {
  await somebody.execute(`CREATE ROLE nine_admin CREATEROLE`)
  const files = {
    'schema/nine/schema.sql': 'CREATE SCHEMA nine;\n',
    'schema/roles/nine_group.sql': 'CREATE ROLE nine_group;\n',
    'schema/roles/nine_app.sql': 'CREATE ROLE nine_app;\n',
  }
  const folder = project('nine', 'nine_group, nine_app', files, 'postgres')
  await run(folder, ['generate', 'first'])
  await run(folder, ['apply'])
  folder.write({ 'schema/roles/nine_app.sql': 'CREATE ROLE nine_app;\nGRANT nine_group TO nine_app;\n' })
  await run(folder, ['generate', 'second', '--allow', 'security'])
  await somebody.execute('GRANT nine_group TO nine_admin WITH ADMIN OPTION; GRANT nine_group TO nine_app GRANTED BY nine_admin')
  await run(folder, [
    'apply',
    '--to',
    String(
      folder
        .files('generated')
        .filter((file) => /second\.up/.test(file))
        .map((file) => /\d+/.exec(file)?.[0])[0],
    ),
  ])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
  folder.write({ 'schema/roles/nine_app.sql': 'CREATE ROLE nine_app;\n' })
  const { stdout } = await run(folder, ['plan', '--sql'])
  assert.match(stdout, /REVOKE nine_group FROM nine_app GRANTED BY nine_admin;\s+REVOKE nine_group FROM nine_app;/)
})
