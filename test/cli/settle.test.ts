// What comes after a deployment went wrong, as a person does it at night: look, settle, go back, go on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { byHand, ProjectFolder, shop, type Ran } from '../support/cli.js'
import { HttpClickHouse } from '../support/http.js'

const at = (name: string, way = 'up') => `generated/analytics/${name}.${way}.sql`
const folders: ProjectFolder[] = []
let folder: ProjectFolder

function project(files: Readonly<Record<string, string>> = {}): ProjectFolder {
  const made = new ProjectFolder({
    'trueup.yaml': shop['trueup.yaml'] ?? '',
    [at('1_one')]: 'CREATE TABLE shop.one (id UInt64) ENGINE = MergeTree ORDER BY id;\n',
    [at('1_one', 'down')]: '-- hazard: data-loss: the table\nDROP TABLE shop.one;\n',
    [at('2_two')]: 'ALTER TABLE shop.one ADD COLUMN a String;\nALTER TABLE shop.one ADD COLUMN b String;\n',
    [at('2_two', 'down')]:
      '-- hazard: data-loss: b\nALTER TABLE shop.one DROP COLUMN b;\n-- hazard: data-loss: a\nALTER TABLE shop.one DROP COLUMN a;\n',
    [at('3_three')]: 'CREATE TABLE shop.three (id UInt64) ENGINE = MergeTree ORDER BY id;\n',
    ...files,
  })
  folders.push(made)
  return made
}

async function run(words: readonly string[], code = 0, own = folder): Promise<Ran> {
  const ran = await own.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  assert.ok(!/\n\s+at .*:\d+:\d+/.test(ran.stderr), ran.stderr)
  return ran
}

async function states(own = folder): Promise<readonly string[]> {
  const { targets } = JSON.parse((await run(['status', '--json'], 0, own)).stdout)
  return targets[0].migrations.map(({ version, state }: { version: string; state: string }) => `${version} ${state}`)
}

const columns = async (own = folder) =>
  (await byHand(own, '.trueup/local', `SELECT name FROM system.columns WHERE database = 'shop' AND table = 'one' ORDER BY name`)).map(
    ({ name }) => name,
  )

before(async () => {
  folder = project()
  await run(['hash'])
})

after(() => {
  for (const each of folders) each.remove()
})

test('down reverts last first, one unless told otherwise, and apply runs it again', async () => {
  await run(['apply', '--to', '2'])
  assert.match((await run(['down', '--dry-run'])).stdout, /-- 2_two\nALTER TABLE shop\.one DROP COLUMN b;[\s\S]*would revert 1, 1 would stay applied/)
  assert.deepEqual(await columns(), ['a', 'b', 'id'])
  assert.match((await run(['down'])).stdout, /analytics: reverted 1, 1 stay applied/)
  assert.deepEqual(await columns(), ['id'])
  assert.deepEqual(await states(), ['1 applied', '2 pending', '3 pending'])
  await run(['down', '--to', '0'])
  assert.deepEqual(await states(), ['1 pending', '2 pending', '3 pending'])
  assert.match((await run(['apply'])).stdout, /applied 3, skipped 0/)
  assert.match((await run(['apply'])).stdout, /applied 0, skipped 3/)
})

test('down refuses a migration without a way back, before anything runs', async () => {
  assert.match((await run(['down', '--steps', '2'], 4)).stderr, /3_three cannot be reverted: it has no down file/)
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 applied'])
  await run(['down', '--to', '77'], 2)
})

test('a way back that fails half way goes on there; until then apply is refused', async () => {
  const own = project({
    [at('2_two', 'down')]: '-- hazard: data-loss: b\nALTER TABLE shop.one DROP COLUMN b;\nALTER TABLE shop.one DROP COLUMN nothing;\n',
  })
  await run(['hash'], 0, own)
  await run(['apply', '--to', '2'], 0, own)
  await run(['down', '--allow', 'data-loss'], 1, own)
  assert.deepEqual(await columns(own), ['a', 'id'])
  assert.match((await run(['apply'], 5, own)).stderr, /2_two of analytics is half reverted[\s\S]*trueup down/)
  assert.match((await run(['status'], 0, own)).stdout, /partial +2_two/)
  own.write({
    [at('2_two', 'down')]:
      '-- hazard: data-loss: b\nALTER TABLE shop.one DROP COLUMN b;\n-- hazard: data-loss: a\nALTER TABLE shop.one DROP COLUMN a;\n',
  })
  await run(['hash'], 0, own)
  assert.match((await run(['down'], 0, own)).stderr, /2_two, back, going on at statement 2 of 2/)
  assert.deepEqual(await columns(own), ['id'])
})

test('repair: an edited migration is accepted, one is marked reverted or applied, each with a row that says why', async () => {
  folder.write({ [at('3_three')]: `${folder.read(at('3_three'))}-- a comment that came later\n` })
  await run(['hash'])
  await run(['apply'], 5)
  assert.match((await run(['repair', '--accept-checksum', '3'], 2)).stderr, /no terminal to ask on[\s\S]*--yes/)
  await run(['repair', '--accept-checksum', '3', '--reason', 'only a comment', '--yes'])
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 applied'])
  await run(['repair', '--mark-reverted', '3', '--yes'])
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 pending'])
  await run(['repair', '--mark-applied', '3', '--yes'])
  assert.match((await run(['apply'])).stdout, /applied 0, skipped 3/)
  const { stdout } = await run(['history', '--limit', '3'])
  assert.match(stdout, /repair applied {2}3_three .*counts as applied from now on/)
  assert.match(stdout, /the file of 3_three as it is now counts as the one that was applied: only a comment/)
  await run(['repair', '--mark-applied', '3', '--yes'], 2)
  await run(['repair', '--retry', '3', '--yes'], 2)
  await run(['repair', '--mark-applied', '99', '--yes'], 2)
  await run(['repair', '--mark-applied', '1', '--retry', '2'], 2)
})

test('all problems are told at once, and nothing runs', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply', '--to', '2'], 0, own)
  own.write({
    [at('2_two')]: `${own.read(at('2_two'))}-- edited\n`,
    [at('4_four')]: 'DROP TABLE shop.one;\n',
  })
  const { stderr } = await run(['apply'], 3, own)
  assert.match(stderr, /3 things stand in the way, and nothing was run/)
  for (const part of [/2_two\.up\.sql is edited/, /2_two was changed after it was applied/, /4_four\.up\.sql:1:1 .*\(data-loss\)/])
    assert.match(stderr, part)
  const { error } = JSON.parse((await own.run(['apply', '--json'])).stdout)
  assert.deepEqual(
    error.detail.problems.map(({ code }: { code: string }) => code),
    ['sum-mismatch', 'history-mismatch', 'hazard-refused'],
  )
})

test('two branches merged out of order: refused, or run late on purpose', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply'], 0, own)
  own.write({ [at('4_four')]: 'CREATE TABLE shop.four (id UInt64) ENGINE = MergeTree ORDER BY id;\n', [at('6_six')]: 'SELECT 1;\n' })
  await run(['hash'], 0, own)
  await run(['apply'], 0, own)
  own.write({ [at('5_five')]: 'CREATE TABLE shop.five (id UInt64) ENGINE = MergeTree ORDER BY id;\n' })
  await run(['hash'], 0, own)
  assert.match((await run(['apply'], 5, own)).stderr, /5_five would run out of order: 6_six is applied already/)
  await run(['apply', '--out-of-order'], 0, own)
  assert.deepEqual((await states(own)).at(-2), '5 applied')
})

test('--stop-on-drift runs nothing where somebody has changed the database', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply', '--to', '1'], 0, own)
  await byHand(own, '.trueup/local', 'ALTER TABLE shop.one ADD COLUMN by_hand UInt8')
  assert.match((await run(['apply', '--stop-on-drift'], 5, own)).stderr, /analytics has drifted from its migrations: table shop\.one differs/)
  await byHand(own, '.trueup/local', 'ALTER TABLE shop.one DROP COLUMN by_hand')
  await run(['apply', '--stop-on-drift'], 0, own)
})

test('a statement in doubt is settled by what is there: a change of the schema is seen, rows are asked about', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply', '--to', '1'], 0, own)
  const started = (version: string, name: string, statement: number, sql: string) =>
    `INSERT INTO shop.trueup_ledger (position, version, name, checksum, kind, event, statement, statements, statement_hash) VALUES (${90 + statement}, '${version}', '${name}', '', 'apply', 'started', ${statement}, 2, lower(hex(SHA256('${sql}'))))`
  // Somebody pulled the plug after the first statement had run and before the ledger could say so.
  await byHand(own, '.trueup/local', 'ALTER TABLE shop.one ADD COLUMN a String', started('2', 'two', 1, 'ALTER TABLE shop.one ADD COLUMN a String'))
  assert.match((await run(['status'], 0, own)).stdout, /statement 1 was started and never reported back/)
  assert.match((await run(['apply', '--to', '2'], 0, own)).stderr, /2_two, going on at statement 2 of 2/)
  assert.deepEqual(await columns(own), ['a', 'b', 'id'])
  own.write({ [at('4_rows')]: 'INSERT INTO shop.one (id) SELECT 1;\n' })
  await run(['hash'], 0, own)
  await run(['apply', '--to', '3'], 0, own)
  await byHand(own, '.trueup/local', started('4', 'rows', 1, 'INSERT INTO shop.one (id) SELECT 1'))
  assert.match((await run(['apply'], 5, own)).stderr, /4_rows\.up\.sql:1:1[\s\S]*never reported back[\s\S]*--in-doubt done/)
  await run(['repair', '--retry', '4', '--yes'], 0, own)
  await run(['apply'], 0, own)
  assert.equal(Number((await byHand(own, '.trueup/local', 'SELECT count() AS n FROM shop.one'))[0]?.n), 1)
})

test('squash: a new database starts at the checkpoint, another ignores it, and check holds it to the migrations', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply', '--to', '1'], 0, own)
  assert.match((await run(['squash', '--dry-run'], 0, own)).stdout, /-- trueup: checkpoint[\s\S]*CREATE TABLE shop\.one[\s\S]*`b` String/)
  assert.match((await run(['squash', '--to', '2'], 2, own)).stderr, /no version is free in analytics between 2 and 3/)
  await run(['squash'], 0, own)
  assert.match(own.read(at('4_checkpoint')), /stands for 3 migrations, up to 3_three/)
  assert.match((await run(['apply'], 0, own)).stdout, /applied 2, skipped 1/)
  assert.deepEqual(await states(own), ['1 applied', '2 applied', '3 applied', '4 skipped'])
  own.write({ 'trueup.yaml': own.read('trueup.yaml').replace('chdb:.trueup/local', 'chdb:.trueup/other') })
  own.write({ [at('5_five')]: 'CREATE TABLE shop.five (id UInt64) ENGINE = MergeTree ORDER BY id;\n' })
  await run(['hash'], 0, own)
  assert.match((await run(['apply'], 0, own)).stdout, /applied 2, skipped 0/)
  assert.deepEqual(await states(own), ['1 skipped', '2 skipped', '3 skipped', '4 applied', '5 applied'])
  assert.deepEqual(JSON.parse((await run(['plan', '--json'], 0, own)).stdout).targets[0].drift, [])
  own.write({ [at('4_checkpoint')]: own.read(at('4_checkpoint')).replace('`b` String', '`c` String') })
  await run(['hash'], 0, own)
  assert.match((await run(['check'], 3, own)).stdout, /checkpoint: the checkpoint does not make what the 3 migrations before it make/)
})

test('drop wants the name of the environment, and takes everything managed with it', async () => {
  const own = project({ 'schema/analytics/shop/tables/one.sql': 'CREATE TABLE shop.one (id UInt64) ENGINE = MergeTree ORDER BY id;\n' })
  await run(['hash'], 0, own)
  await run(['apply'], 0, own)
  await run(['drop'], 2, own)
  await run(['drop', '--confirm', 'prod'], 2, own)
  assert.match((await run(['drop', '--dry-run'], 0, own)).stdout, /DROP TABLE shop\.three/)
  await run(['drop', '--confirm', 'local'], 0, own)
  assert.deepEqual(await byHand(own, '.trueup/local', `SELECT name FROM system.tables WHERE database = 'shop'`), [])
  assert.match((await run(['apply'], 0, own)).stdout, /applied 3, skipped 0/)
  own.write({ 'trueup.yaml': own.read('trueup.yaml').replace('local: {', 'local: { protected: true,') })
  assert.match((await run(['drop', '--confirm', 'local'], 4, own)).stderr, /local is protected/)
})

test('a lock that a killed run left is told, waited for, and freed by unlock', async () => {
  const server = await HttpClickHouse.start({ users: { default: '' } })
  const own = project({ 'trueup.yaml': (shop['trueup.yaml'] ?? '').replace('chdb:.trueup/local', server.url()) })
  try {
    await run(['hash'], 0, own)
    assert.match((await run(['unlock', '--yes'], 0, own)).stdout, /nobody holds the lock/)
    await run(['apply', '--to', '1'], 0, own)
    await server.run(
      `CREATE TABLE shop.trueup_ledger_lock (at DateTime DEFAULT now(), token String, who String, host String, pid UInt32) ENGINE = TinyLog`,
    )
    await server.run(`INSERT INTO shop.trueup_ledger_lock (token, who, host, pid) VALUES ('t', 'deploy', 'pod-7', 42)`)
    const { stderr } = await run(['apply', '--lock-timeout', '1'], 1, own)
    assert.match(stderr, /another run holds the lock of analytics: deploy@pod-7 \(pid 42\) since .*; waited 1 s[\s\S]*trueup unlock/)
    assert.match((await run(['plan'], 0, own)).stdout, /pending/i)
    await run(['unlock'], 2, own)
    assert.match((await run(['unlock', '--yes'], 0, own)).stdout, /freed the lock of deploy@pod-7/)
    await run(['apply'], 0, own)
    // A holder that was silent for too long is taken over from.
    await server.run(
      `CREATE TABLE shop.trueup_ledger_lock (at DateTime DEFAULT now(), token String, who String, host String, pid UInt32) ENGINE = TinyLog`,
    )
    await server.run(`INSERT INTO shop.trueup_ledger_lock (at, token, who, host, pid) VALUES (now() - 120, 'u', 'deploy', 'pod-8', 42)`)
    await run(['apply', '--lock-timeout', '0'], 0, own)
  } finally {
    await server.close()
  }
})

test('--wait-for waits for a server that is not there yet; --log-format json writes a document a line', async () => {
  const own = project()
  own.write({ 'trueup.yaml': own.read('trueup.yaml').replace('chdb:.trueup/local', 'http://127.0.0.1:9') })
  await run(['hash'], 0, own)
  const began = Date.now()
  const { stderr } = await run(['apply', '--wait-for', '2', '--log-format', 'json'], 1, own)
  assert.ok(Date.now() - began > 1900)
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(lines.at(-1).level, 'error')
  assert.equal(lines.at(-1).code, 'connection-failed')
  const fine = await run(['apply', '--log-format', 'json'], 0, folder)
  for (const line of fine.stderr.trim().split('\n').filter(Boolean)) assert.ok(JSON.parse(line).time)
})

test('a change that goes on failing in the background is told by apply and found by status', async () => {
  const server = await HttpClickHouse.start({ users: { default: '' } })
  const own = project({
    'trueup.yaml': (shop['trueup.yaml'] ?? '').replace('chdb:.trueup/local', server.url()),
    [at('4_rows')]: `INSERT INTO shop.one (id, a) SELECT 1, 'x';\n`,
    [at('5_change')]: '-- hazard: rewrite: all parts\nALTER TABLE shop.one UPDATE b = toString(toUInt8(a)) WHERE 1 SETTINGS mutations_sync = 0;\n',
  })
  try {
    await run(['hash'], 0, own)
    await run(['apply', '--to', '4'], 0, own)
    const failed = await run(['apply'], 1, own)
    assert.match(failed.stderr, /5_change\.up\.sql:2:1[\s\S]*goes on failing in the background[\s\S]*Cannot parse/)
    const { stdout } = await run(['status'], 0, own)
    assert.match(stdout, /going on shop\.one: .*UPDATE b[\s\S]*it goes on failing: [\s\S]*Cannot parse/)
  } finally {
    await server.close()
  }
})

test('SIGTERM: the statement that runs comes to its end, the rest waits for the next run', async () => {
  const slow = (n: number) => `INSERT INTO shop.one (id) SELECT ${n} + sleep(2);\n`
  const own = project({ [at('4_slow')]: slow(1) + slow(2) + slow(3) })
  await run(['hash'], 0, own)
  await run(['apply', '--to', '3'], 0, own)
  const ran = await own.run(['apply'], {
    started: (child) => {
      child.stderr?.on('data', (text: string) => {
        if (/3 statements/.test(text)) setTimeout(() => child.kill('SIGTERM'), 500)
      })
    },
  })
  assert.equal(ran.code, 1, ran.stderr)
  assert.match(ran.stderr, /stopping after the current statement[\s\S]*stopped as asked: [12] of 3 statements/)
  assert.match((await run(['apply'], 0, own)).stderr, /4_slow, going on at statement [23] of 3/)
  const rows = await byHand(own, '.trueup/local', 'SELECT id FROM shop.one ORDER BY id')
  assert.deepEqual(
    rows.map(({ id }) => Number(id)),
    [1, 2, 3],
  )
})

test('two databases: where the second cannot start the first does not, and a failure says how the other stands', async () => {
  const table = (name: string) => `CREATE TABLE ${name} (id UInt64) ENGINE = MergeTree ORDER BY id;\n`
  const config = (second: string) => `version: 1
targets:
  first: { dialect: clickhouse, schema: schema/first, migrations: generated/first, databases: [a] }
  second: { dialect: clickhouse, schema: schema/second, migrations: generated/second, databases: [b] }
environments:
  local: { first: { url: "chdb:.trueup/a" }, second: { url: "${second}" } }
`
  const own = new ProjectFolder({
    'trueup.yaml': config('http://127.0.0.1:9'),
    'generated/first/1_one.up.sql': table('a.one'),
    'generated/second/1_one.up.sql': `${table('b.one')}DROP TABLE b.nothing;\n`,
  })
  folders.push(own)
  await run(['hash'], 0, own)
  const refused = await run(['apply', '--allow', 'data-loss'], 1, own)
  assert.match(refused.stderr, /127\.0\.0\.1:9/)
  own.write({ 'trueup.yaml': config('chdb:.trueup/b') })
  assert.deepEqual(
    JSON.parse((await run(['status', '--json'], 0, own)).stdout).targets.map(({ applied }: { applied: number }) => applied),
    [0, 0],
  )
  const failed = await run(['apply', '--allow', 'data-loss'], 1, own)
  assert.match(failed.stderr, /statement 2 of 2 in migration 1_one failed[\s\S]*\(first is done\)/)
  await run(['apply', '--target', 'first'], 0, own)
})

test('a database past version 2 with no ledger: apply does not run what another tool ran, until somebody says how far it is', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await byHand(
    own,
    '.trueup/local',
    'CREATE DATABASE shop',
    'CREATE TABLE shop.one (id UInt64, a String, b String) ENGINE = MergeTree ORDER BY id',
    'CREATE TABLE shop.schema_migrations (version Int64, dirty UInt8, sequence UInt64) ENGINE = TinyLog',
    'INSERT INTO shop.schema_migrations VALUES (2, 0, 1)',
  )
  const { stderr } = await run(['apply'], 5, own)
  assert.match(stderr, /shop\.schema_migrations says that golang-migrate has run migrations[\s\S]*trueup baseline --from golang-migrate/)
  await run(['baseline', '--from', 'auto', '--yes'], 0, own)
  assert.match((await run(['apply'], 0, own)).stdout, /applied 1, skipped 2/)
})

test('a leftover table of an earlier attempt is named by the server, and the run goes on once it is gone', async () => {
  const own = project()
  await run(['hash'], 0, own)
  await run(['apply', '--to', '2'], 0, own)
  await byHand(own, '.trueup/local', 'CREATE TABLE shop.three (other String) ENGINE = Log')
  assert.match((await run(['apply'], 1, own)).stderr, /3_three\.up\.sql:1:1[\s\S]*already exists/)
  await byHand(own, '.trueup/local', 'DROP TABLE shop.three')
  assert.match((await run(['apply'], 0, own)).stdout, /applied 1, skipped 2/)
})
