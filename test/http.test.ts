// Every command over HTTP, as a person types it, against a server that asks for a user and a password: the same results
// as with the embedded engine, nothing written by the commands that only look, and the password nowhere.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ProjectFolder, type Ran } from './support/cli.js'
import { HttpClickHouse } from './support/http.js'

const password = 'pass/word %41&x=1'
const schema = {
  'schema/analytics/shop/tables/events.sql': `CREATE TABLE shop.events
(
    id UInt64,
    at DateTime,
    country LowCardinality(String) DEFAULT 'ch' COMMENT 'where from',
    INDEX by_country country TYPE set(100) GRANULARITY 4
)
ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY (id, at);
`,
  'schema/analytics/shop/tables/daily.sql': 'CREATE TABLE daily (day Date, n UInt64) ENGINE = SummingMergeTree ORDER BY day;\n',
  'schema/analytics/shop/views/recent.sql':
    'CREATE VIEW recent AS SELECT id, twice(id) AS double FROM shop.events WHERE at > now() - INTERVAL 1 DAY;\n',
  'schema/analytics/shop/materialized_views/fill_daily.sql':
    'CREATE MATERIALIZED VIEW shop.fill_daily TO shop.daily AS SELECT toDate(at) AS day, count() AS n FROM shop.events GROUP BY day;\n',
  'schema/analytics/shop/dictionaries/names.sql': `CREATE DICTIONARY shop.names (id UInt64, country String)
PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'events' DB 'shop')) LIFETIME(60) LAYOUT(FLAT());
`,
  'schema/analytics/functions/twice.sql': 'CREATE FUNCTION twice AS x -> x * 2;\n',
}

function config(url: string): string {
  return `version: 1
targets:
  analytics: { dialect: clickhouse, schema: schema/analytics, migrations: generated/analytics, databases: [shop] }
environments:
  local:
    analytics: { url: "${url}" }
`
}

let server: HttpClickHouse
const folders: ProjectFolder[] = []

function projectFolder(files: Readonly<Record<string, string>>): ProjectFolder {
  const folder = new ProjectFolder(files)
  folders.push(folder)
  return folder
}

before(async () => {
  server = await HttpClickHouse.start({ users: { default: '', app: password } })
})

after(async () => {
  await server.close()
  for (const folder of folders) folder.remove()
})

/** Runs a command; the exit code is as expected and the password is nowhere. */
async function run(folder: ProjectFolder, words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  for (const secret of [password, encodeURIComponent(password)]) {
    assert.ok(!ran.stdout.includes(secret) && !ran.stderr.includes(secret), `${words.join(' ')} prints the password`)
  }
  return ran
}

/** What a project says and leaves behind, with what must differ from run to run taken out. */
function stable(text: string): string {
  return text
    .replaceAll(/\d{14}/g, 'VERSION')
    .replaceAll(/(http|chdb):[^\s)"]+/g, 'URL')
    .replaceAll(/\d+\.\d s\b/g, 'TIME')
    .replaceAll(/\d{4}-\d\d-\d\d[ T][\d:.]+( UTC|Z)/g, 'TIME')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'HASH')
}

/** The walk of a project from its first migration to a repaired drift; everything it prints, in order. */
async function walk(folder: ProjectFolder, alter: (sql: string) => Promise<void>): Promise<readonly string[]> {
  const said: string[] = []
  const say = async (words: readonly string[], code = 0) => {
    const { stdout, stderr } = await run(folder, words, code)
    said.push(`$ ${words.join(' ')}\n${stable(stdout)}${stable(stderr)}`)
  }
  await say(['plan', '--exit-code'], 3)
  await say(['generate', 'first'])
  await say(['status'])
  await say(['apply', '--dry-run'])
  await say(['apply'])
  await say(['status'])
  await say(['plan', '--exit-code'])
  await say(['check', '--env', 'local'])
  await say(['diff', 'env:local', 'schema', '--exit-code'])
  await alter('ALTER TABLE shop.events ADD COLUMN by_hand String')
  await say(['plan', '--exit-code'], 3)
  await say(['plan', '--json'])
  await say(['check', '--env', 'local'], 3)
  await say(['diff', 'env:local', 'migrations', '--sql'])
  await say(['pull', '--check'], 3)
  await say(['pull'])
  await say(['generate', 'adopt'])
  await say(['new', 'note'])
  const [note] = folder.files('generated').filter((file) => file.endsWith('_note.up.sql'))
  folder.write({ [String(note)]: "INSERT INTO events (id, at) VALUES (7, '2026-01-01 00:00:00');\n" })
  await say(['status'])
  await say(['apply'], 3)
  await say(['hash', '--env', 'local'])
  return said
}

test('every command says over HTTP what it says with the embedded engine', async () => {
  const overHttp = projectFolder({ 'trueup.yaml': config(server.url('app')), ...schema })
  const embedded = projectFolder({ 'trueup.yaml': config('chdb:.trueup/local'), ...schema })
  const alterEmbedded = async (sql: string) => {
    embedded.write({
      'alter.yaml': config('chdb:.trueup/local').replace('generated/analytics', '.trueup/by-hand'),
      '.trueup/by-hand/1_a.up.sql': `${sql};\n`,
    })
    await run(embedded, ['hash', '--config', 'alter.yaml'])
    embedded.write({ 'alter.yaml': embedded.read('alter.yaml').replace('databases: [shop]', 'databases: [shop], ledger: default.elsewhere') })
    await run(embedded, ['apply', '--config', 'alter.yaml'])
  }
  server.asked.length = 0
  const [http, local] = [await walk(overHttp, (sql) => server.run(sql)), await walk(embedded, alterEmbedded)]
  assert.deepEqual(http, local)
  const files = (folder: ProjectFolder) =>
    folder
      .files()
      .filter((file) => file !== 'alter.yaml' && file !== 'trueup.yaml')
      .map((file) => [stable(file), stable(folder.read(file))])
  assert.deepEqual(files(overHttp), files(embedded))
})

test('the ledger holds no secret, and says who and what', async () => {
  const rows = await server.rows('SELECT * FROM shop.trueup_ledger')
  assert.ok(rows.length > 5)
  assert.ok(!JSON.stringify(rows).includes(password))
})

test('init --url pulls a server into a new project, which is in sync with it', async () => {
  const folder = projectFolder({})
  await run(folder, ['init', '--url', server.url('app'), '--database', 'shop'])
  assert.ok(folder.files().includes('schema/analytics/shop/tables/events.sql'), folder.files().join('\n'))
  assert.match(folder.read('trueup.yaml'), /url: "\$\{CLICKHOUSE_URL\}"/)
  for (const [file, text] of Object.entries(folder.contents())) assert.ok(!text.includes(encodeURIComponent(password)), file)
  assert.match((await run(folder, ['pull', '--check'], 2)).stderr, /^trueup.yaml:11:23\nError: the variable CLICKHOUSE_URL is not set/)
  const { stdout } = await folder.run(['pull', '--check'], { env: { CLICKHOUSE_URL: server.url('app') } })
  assert.match(stdout, /the schema files say what/)
  assert.match((await run(folder, ['generate', 'taken_over'])).stdout, /wrote generated/)
})

test('init --url manages the database that the URL names', async () => {
  const folder = projectFolder({})
  await run(folder, ['init', '--url', `${server.url('app')}/shop`])
  assert.match(folder.read('trueup.yaml'), /databases: \[shop\]/)
  assert.ok(folder.files().includes('schema/analytics/shop/tables/events.sql'), folder.files().join('\n'))
})

test('commands that only look send readonly with everything but the first question', async () => {
  const folder = projectFolder({ 'trueup.yaml': config(server.url('app')), ...schema })
  for (const words of [
    ['plan'],
    ['status'],
    ['pull', '--check'],
    ['diff', 'env:local', 'schema'],
    ['check', '--env', 'local'],
    ['hash', '--env', 'local'],
  ]) {
    server.asked.length = 0
    await folder.run(words)
    assert.ok(server.asked.length > 1, words.join(' '))
    const open = server.asked.filter(({ parameters }) => parameters.readonly !== '2').map(({ query }) => query)
    assert.equal(open.length, 1, `${words.join(' ')}: ${open.join('\n')}`)
    assert.match(String(open[0]), /^SELECT version\(\)/)
  }
})

test('a read-only session cannot write, whatever it is asked', async () => {
  const { clickhouse } = await import('../src/dialect/clickhouse/index.js')
  const session = await clickhouse.open(server.url('app'), { readOnly: true, verbose: false, databases: {}, database: 'shop' })
  await assert.rejects(session.run('DROP TABLE shop.events'), /Code: 164/)
  await session.close()
})

test('a wrong password, an unknown user: the host, exit 1, no secret', async () => {
  for (const url of [server.url('app', 'not the one'), server.url('nobody', 'x')]) {
    const folder = projectFolder({ 'trueup.yaml': config(url), ...schema })
    const { stderr } = await run(folder, ['status'], 1)
    assert.match(stderr, /127\.0\.0\.1:\d+ refused the user or the password/)
    const { stdout } = await run(folder, ['status', '--json'], 1)
    assert.equal(JSON.parse(stdout).error.code, 'connection-failed')
    assert.ok(!`${stderr}${stdout}`.includes('not the one'))
  }
})

test('an exception after a 200, rubbish, a dropped connection and silence are said as what they are', async () => {
  const folder = projectFolder({ 'trueup.yaml': config(`${server.url('app')}/?request_timeout=1000`), ...schema })
  const cases = [
    ['late', /Code: 395\. DB::Exception: Value passed to throwIf/],
    ['rubbish', /answered something that is not ClickHouse: <!doctype html>/],
    ['drop', /cannot reach http:\/\/app:\*\*\*@127\.0\.0\.1:\d+: socket hang up/],
    ['silent', /cannot reach .*(no answer within 1 s|Timeout)/],
  ] as const
  for (const [how, words] of cases) {
    for (const when of [/version\(\)/, /system\.tables/]) {
      server.misbehaving = { how, when: ({ query }) => when.test(query) }
      const { stderr } = await run(folder, ['status'], 1)
      assert.match(stderr, words, `${how} at ${when}`)
      assert.ok(!/\n\s+at /.test(stderr), stderr)
    }
  }
  server.misbehaving = undefined
})

test('a connection that drops in the middle of a statement leaves it in doubt, and says so', async () => {
  const folder = projectFolder({
    'trueup.yaml': config(server.url('app')).replace(
      'databases: [shop]',
      'databases: [shop], ledger: shop.second_ledger, exclude: ["shop.*"], include: ["shop.late*"]',
    ),
  })
  folder.write({
    'generated/analytics/1_late.up.sql': 'CREATE TABLE shop.late_a (x Int8) ENGINE = Log;\nCREATE TABLE shop.late_b (x Int8) ENGINE = Log;\n',
  })
  await run(folder, ['hash'])
  server.misbehaving = { how: 'drop', when: ({ query }) => query.startsWith('CREATE TABLE shop.late_b') }
  assert.match((await run(folder, ['apply'], 5)).stderr, /1_late\.up\.sql:2:1\n[\s\S]*never reported back/)
  server.misbehaving = undefined
  const { stdout } = await run(folder, ['status'])
  assert.match(stdout, /partial +1_late\n +1 statement ran; statement 2 was started and never reported back/)
  const doubt = await run(folder, ['apply'], 5)
  assert.match(doubt.stderr, /^generated\/analytics\/1_late\.up\.sql:2:1\n/)
  await run(folder, ['apply', '--in-doubt', 'retry'])
  assert.match((await run(folder, ['status'])).stdout, /applied 1, pending 0/)
})

test('a statement that the server did and said it had not is found done when it is tried again', async () => {
  const folder = projectFolder({
    'trueup.yaml': config(server.url('app')).replace('databases: [shop]', 'databases: [said]'),
  })
  folder.write({
    'generated/analytics/1_said.up.sql': 'CREATE TABLE said.a (x Int8) ENGINE = Log;\nINSERT INTO said.a SELECT 1;\n',
  })
  await run(folder, ['hash'])
  server.misbehaving = { how: 'late', when: ({ query }) => query.startsWith('CREATE TABLE said.a') }
  assert.match((await run(folder, ['apply'], 1)).stderr, /Code: 395/)
  server.misbehaving = undefined
  const { stdout, stderr } = await run(folder, ['apply'])
  assert.match(stderr, /1 statement 1: done already, by an earlier attempt/)
  assert.match(stdout, /applied 1, skipped 0/)
  const [row] = await server.rows("SELECT note FROM said.trueup_ledger WHERE event = 'done' AND statement = 1")
  assert.match(String(row?.[0]), /as an earlier attempt had left it/)
})

test('a path in the URL does not change what names mean', async () => {
  const folder = projectFolder({ 'trueup.yaml': config(`${server.url('app')}/nowhere`), ...schema })
  await run(folder, ['status'])
})

test('an URL parameter that the client does not know is an error of the configuration', async () => {
  const folder = projectFolder({ 'trueup.yaml': config(`${server.url('app')}/?nonsense=1`), ...schema })
  assert.match((await run(folder, ['status'], 2)).stderr, /Unknown URL parameters: nonsense/)
})

test('what SET said in a migration holds for the statements after it, and USE for their names', async () => {
  const folder = projectFolder({
    'trueup.yaml': config(server.url('app')).replace('[shop]', '[ground, other]'),
    'generated/analytics/1_a.up.sql': `CREATE DATABASE other; SET flatten_nested = 0, date_time_input_format = 'best_effort';
USE other; CREATE TABLE kept (id UInt8, n Nested(x String)) ENGINE = Log; SET flatten_nested = DEFAULT; SELECT 1;`,
  })
  await run(folder, ['hash'])
  await run(folder, ['apply'])
  const parameters = (words: string) => server.asked.findLast(({ query }) => query.startsWith(words))?.parameters ?? {}
  const { flatten_nested, date_time_input_format } = parameters('CREATE TABLE kept')
  assert.deepEqual([flatten_nested, date_time_input_format, parameters('SELECT 1').flatten_nested], ['0', 'best_effort', undefined])
  assert.deepEqual(await server.rows(`SELECT database FROM system.tables WHERE name = 'kept'`), [['other']])
})
