// A real server of 2018 over its real wire: what trueup asks and says must be understood by it, and what it answers must
// load into the scratch engine of today.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { ProjectFolder } from './support/cli.js'
import { OldServer, serverProgram } from './support/old-server.js'

const password = 's3cret/word %'
const skip =
  serverProgram === undefined ? 'NO clickhouse-server IS INSTALLED: nothing is known about old servers (apt-get install clickhouse-server)' : false
if (skip) process.stderr.write(`\nold-server.test: SKIPPED: ${skip}\n\n`)

let server: OldServer
let folder: ProjectFolder

before(async () => {
  if (!serverProgram) return
  server = await OldServer.start(serverProgram, { app: password, reader: password })
  const url = (user: string) => server.url(user, password)
  folder = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  analytics: { dialect: clickhouse, schema: schema, migrations: generated, databases: [shop] }
environments:
  old: { analytics: { url: "${url('app')}" } }
  reader: { analytics: { url: "${url('reader')}" } }
  wrong: { analytics: { url: "${server.url('app', 'not it')}" } }
default_environment: old
`,
    'schema/shop/tables/events.sql': `CREATE TABLE shop.events
(id UInt64, at DateTime, kind String DEFAULT 'x', n Nullable(Int32), e Enum8('a' = 1, 'b' = 2))
ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY (id, at);
`,
    'schema/shop/tables/dated.sql': 'CREATE TABLE shop.dated (d Date, id UInt64, v Float64) ENGINE = MergeTree(d, (id, d), 8192);\n',
    'schema/shop/tables/daily.sql': 'CREATE TABLE shop.daily (d Date, n UInt64) ENGINE = SummingMergeTree(n) PARTITION BY toYYYYMM(d) ORDER BY d;\n',
    'schema/shop/views/recent.sql': 'CREATE VIEW shop.recent AS SELECT id, count() AS n FROM shop.events GROUP BY id;\n',
    'schema/shop/materialized_views/fill.sql':
      'CREATE MATERIALIZED VIEW shop.fill TO shop.daily AS SELECT toDate(at) AS d, count() AS n FROM shop.events GROUP BY d;\n',
  })
})

after(async () => {
  await server?.close()
  folder?.remove()
})

async function run(words: readonly string[], code = 0): Promise<string> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  assert.ok(!`${ran.stdout}${ran.stderr}`.includes(encodeURIComponent(password)))
  return `${ran.stdout}${ran.stderr}`
}

test('migrations run there, the ledger tells, and nothing differs afterwards', { skip }, async () => {
  await run(['generate', 'first'])
  assert.match(await run(['apply']), /applied 1, skipped 0/)
  assert.match(await run(['status']), /applied {2}\d+_first {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\napplied 1, pending 0/)
  assert.match(await run(['plan', '--exit-code']), /In sync/)
  assert.match(await run(['check', '--env', 'old']), /nothing unplanned/)
  assert.match(await run(['pull', '--check']), /the schema files say what/)
})

test('changes of columns run there', { skip }, async () => {
  const file = 'schema/shop/tables/events.sql'
  folder.write({
    [file]: folder.read(file).replace('n Nullable(Int32)', 'n Nullable(Int64), label Array(String)').replace("'b' = 2", "'b' = 2, 'c' = 3"),
  })
  await run(['generate', 'widen'])
  await run(['apply'])
  assert.match(await run(['plan', '--exit-code', '--env', 'reader']), /In sync/)
})

test('a user who may only read can plan, check and ask for the status', { skip }, async () => {
  for (const words of [['plan'], ['status'], ['check'], ['pull', '--check']]) await run([...words, '--env', 'reader'])
  assert.match(await run(['apply', '--env', 'reader']), /applied 0/)
})

test("another tool's table is read and left alone there", { skip }, async () => {
  const [version] = /\d{14}/.exec(folder.files('generated').findLast((file) => file.endsWith('.up.sql')) ?? '') ?? []
  await server.run('CREATE TABLE shop.schema_migrations (version Int64, dirty UInt8, sequence UInt64) ENGINE = TinyLog')
  await server.run(`INSERT INTO shop.schema_migrations VALUES (${version}, 1, 1), (${version}, 0, 2)`)
  assert.match(
    await run(['baseline', '--from', 'auto', '--env', 'reader']),
    /as golang-migrate says in shop\.schema_migrations \(2 were recorded before\)/,
  )
  assert.match(await run(['plan', '--exit-code']), /In sync/)
})

test('views are dropped there, although it knows no DROP VIEW', { skip }, async () => {
  for (const file of ['schema/shop/materialized_views/fill.sql', 'schema/shop/views/recent.sql']) folder.delete(file)
  const written = await run(['generate', 'fewer_views'])
  assert.match(written, /wrote generated/)
  await run(['apply'])
  assert.equal(await server.run(`SELECT count() FROM system.tables WHERE database = 'shop' AND engine LIKE '%View'`), '0\n')
  assert.match(await run(['plan', '--exit-code']), /In sync/)
})

test('what was changed by hand is called, and nothing else; the old syntax loads', { skip }, async () => {
  await server.run(`ALTER TABLE shop.events ADD COLUMN hand String AFTER id`)
  await server.run('CREATE TABLE shop.sampled (d Date, k UInt64) ENGINE = ReplacingMergeTree(d, intHash32(k), (k, intHash32(k), d), 8192, d)')
  await server.run('CREATE TABLE shop.`odd name` (`a b` String, `c``d` Nested(x UInt8, y FixedString(3))) ENGINE = TinyLog')
  const drift = JSON.parse((await folder.run(['plan', '--json'])).stdout).targets[0].drift as { verb: string; key: string }[]
  assert.deepEqual(
    drift.filter(({ key }) => !/^column .*(sampled|odd name)/.test(key)).map(({ verb, key }) => `${verb} ${key}`),
    ['add column "shop"."events"."hand"', 'add table "shop"."odd name"', 'add table "shop"."sampled"'],
  )
  assert.match(await run(['check', '--env', 'old'], 3), /table shop\.events was changed by hand in old/)
  await run(['pull'])
  assert.match(folder.read('schema/shop/tables/sampled.sql'), /ENGINE = ReplacingMergeTree\(d, intHash32\(k\), \(k, intHash32\(k\), d\), 8192, d\)/)
  assert.match(await run(['pull', '--check']), /the schema files say what/)
})

test('the server speaks in its own words; who is refused is told so', { skip }, async () => {
  assert.match(await run(['status', '--env', 'wrong'], 1), /refused the user or the password/)
  folder.write({
    'generated/29990101000000_wrong.up.sql': 'ALTER TABLE shop.daily ADD COLUMN x String;\nALTER TABLE shop.daily MODIFY COLUMN d String;\n',
  })
  await run(['hash'])
  const said = await run(['apply'], 1)
  assert.match(said, /generated\/29990101000000_wrong\.up\.sql:2:1\n/)
  assert.match(said, /statement 2 of 2 .* failed: Code: \d+\. DB::Exception: (?!.*e\.what)/)
})

test('an INSERT that fails half way is not run again by itself: what it wrote stays', { skip }, async () => {
  const half = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  half: { dialect: clickhouse, schema: schema, migrations: generated, databases: [half] }
environments:
  old: { half: { url: "${server.url('app', password)}" } }
`,
    'generated/1_half.up.sql':
      'CREATE TABLE half.rows (n UInt64) ENGINE = TinyLog;\nINSERT INTO half.rows SELECT intDiv(1, 2500000 - number) FROM system.numbers LIMIT 3000000;\n',
    'generated/2_whole.up.sql': 'INSERT INTO half.rows SELECT nothing FROM half.rows;\n',
  })
  try {
    await half.run(['hash'])
    const first = await half.run(['apply'])
    assert.equal(first.code, 5, first.stderr)
    assert.match(first.stderr, /statement 2 of migration 1 failed, and rows that it wrote before that may be there: Code: 153/)
    assert.ok(Number(await server.run('SELECT count() FROM half.rows')) > 0)
    const second = await half.run(['apply'])
    assert.equal(second.code, 5, second.stderr)
    assert.match(second.stderr, /statement 2 of migration 1 failed, and rows that it wrote before that may be there: Code: 153/)
    assert.match(
      (await half.run(['status'])).stdout.replace(/\s+/g, ' '),
      /1 statement ran; statement 2 failed, and rows that .* Code: 153.* --in-doubt retry; or write/,
    )
    assert.match((await half.run(['history'])).stdout, /half-done/)
    await server.run('TRUNCATE TABLE half.rows')
    // What failed before it wrote anything is an ordinary failure.
    const third = await half.run(['apply', '--in-doubt', 'done'])
    assert.equal(third.code, 1, third.stderr)
    assert.match(third.stderr, /statement 1 of 1 in migration 2_whole failed/)
  } finally {
    half.remove()
  }
})

test('a query log that has lost something does not say that a statement never arrived', { skip }, async () => {
  const session = await clickhouse.open(server.url('app', password), { readOnly: false, verbose: false, databases: {}, database: 'gap' })
  const ledger = clickhouse.ledger(session, ['gap', 'trueup_ledger'])
  const event = { version: '1', name: 'm', checksum: '', kind: 'apply', event: 'started', statement: 1, statements: 1, statementHash: '' } as const
  const announce = (id: string) => ledger.append([{ ...event, error: '', note: id }], '0', id)
  try {
    await ledger.create()
    await session.run('CREATE TABLE gap.rows (n UInt8) ENGINE = TinyLog', { id: 'gap-1' })
    await announce('gap-2')
    assert.deepEqual(await clickhouse.outcome(session, 'gap-2'), { state: 'never' })
    await announce('gap-3')
    await session.run('INSERT INTO gap.rows SELECT 1', { id: 'gap-3' })
    assert.deepEqual(await clickhouse.outcome(session, 'gap-3'), { state: 'done' })
    await server.run('TRUNCATE TABLE system.query_log')
    assert.deepEqual(await clickhouse.outcome(session, 'gap-3'), { state: 'unknown' })
  } finally {
    await session.close()
  }
})
