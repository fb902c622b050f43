// The third walk through the product: a team that has two databases and a folder of migrations for each takes both over as
// one project with two targets.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { lines, ProjectFolder, type Ran } from '../support/cli.js'
import { absent, corpusFiles } from '../support/corpus.js'

const opened: ProjectFolder[] = []

after(() => {
  for (const folder of opened) folder.remove()
})

function project(files: Readonly<Record<string, string>>): ProjectFolder {
  const folder = new ProjectFolder(files)
  opened.push(folder)
  return folder
}

async function run(folder: ProjectFolder, words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  return ran
}

describe('brokle', { skip: absent('brokle') }, () => {
  let folder: ProjectFolder

  test('both folders are adopted, one after the other', async () => {
    folder = project({ ...corpusFiles('brokle/clickhouse', 'db/clickhouse'), ...corpusFiles('brokle/postgres', 'db/postgres') })
    assert.match((await run(folder, ['init', '--from-migrations', 'db/clickhouse'])).stdout, /adopted 31 migrations as target analytics/)
    const { stdout } = await run(folder, ['init', '--dialect', 'postgres', '--from-migrations', 'db/postgres'])
    assert.match(stdout, /adopted 81 migrations as target app/)
    assert.match(folder.read('trueup.yaml'), /schemas: \[ ?public ?\]/)
    assert.ok(folder.files('schema').length > 60, folder.files('schema').join('\n'))
  })

  test('nothing is unplanned, and the files say what the migrations make', async () => {
    assert.equal((await run(folder, ['check'])).stdout, 'Checked: nothing unplanned.\n')
    const diff = JSON.parse((await run(folder, ['diff', 'migrations', 'schema', '--json'])).stdout)
    assert.deepEqual(
      diff.targets.map(({ target, statements, refused }: { target: string; statements: unknown[]; refused: unknown[] }) => [
        target,
        statements,
        refused,
      ]),
      [
        ['analytics', [], []],
        ['app', [], []],
      ],
    )
  })

  test('applied to empty databases, both are in sync', async () => {
    assert.deepEqual(lines((await run(folder, ['apply'])).stdout), ['analytics: applied 31, skipped 0', 'app: applied 81, skipped 0'])
    assert.equal((await run(folder, ['plan', '--exit-code'])).stdout.match(/In sync/g)?.length, 2)
    await run(folder, ['check', '--env', 'local'])
  })

  test('pull writes nothing, and writes every file again where they are gone', async () => {
    const before = folder.contents('schema')
    await run(folder, ['pull'])
    assert.deepEqual(folder.contents('schema'), before)
    for (const file of folder.files('schema')) folder.delete(`schema/${file.replace(/^schema\//, '')}`)
    await run(folder, ['pull'])
    assert.deepEqual(folder.contents('schema'), before)
    assert.match((await run(folder, ['pull'])).stdout, /app: the schema files say what/)
    assert.deepEqual(folder.contents('schema'), before)
  })
})

test('an existing server is pulled into a second target, and the configuration keeps its comments', async () => {
  const folder = project({
    'trueup.yaml': `version: 1
targets:
  analytics: { dialect: clickhouse, schema: schema/analytics, migrations: generated/analytics, databases: [shop] } # ours
environments:
  local: { analytics: { url: "chdb:.trueup/local/analytics" } }
`,
    'db/20260101000000_first.up.sql': 'CREATE SCHEMA billing; CREATE TABLE billing.plans (id int PRIMARY KEY, name text NOT NULL);\n',
  })
  await run(folder, ['init', '--dialect', 'postgres', '--target', 'old', '--from-migrations', 'db'])
  assert.match(folder.read('trueup.yaml'), /# ours/)
  assert.match(folder.read('trueup.yaml'), /old:\n {4}dialect: postgres\n {4}schema: schema\/old\n {4}migrations: db\n {4}schemas: \[ ?billing ?\]/)
  await run(folder, ['apply', '--target', 'old'])
  await run(folder, ['init', '--url', 'embedded-postgres:.trueup/local/old', '--target', 'app', '--schema', 'billing'])
  const written = folder.contents('schema')
  assert.deepEqual(
    Object.keys(written).filter((file) => file.includes('/app/')),
    ['schema/app/billing/schema.sql', 'schema/app/billing/tables/plans.sql'],
  )
  assert.equal(written['schema/app/billing/tables/plans.sql'], written['schema/old/billing/tables/plans.sql'])
})

test('what cannot be meant is said before anything is written', async () => {
  const folder = project({ 'a.up.sql': 'SELECT 1' })
  await run(folder, ['init', '--dialect', 'postgres'])
  const before = folder.contents()
  assert.match(
    before['trueup.yaml'] ?? '',
    /app:\n {4}dialect: postgres[\s\S]*schemas: \[public\][\s\S]*embedded-postgres:\.trueup\/local\/app[\s\S]*DATABASE_URL/,
  )
  for (const [words, says] of [
    [['init'], /is there already/],
    [['init', '--dialect', 'postgres'], /is there already/],
    [['init', '--target', 'app', '--dialect', 'clickhouse', '--from-migrations', '.'], /cannot be of clickhouse and of postgres/],
    [['init', '--target', 'app', '--url', 'http://localhost:1'], /cannot be of postgres and of clickhouse/],
    [['init', '--target', 'app', '--url', 'postgres://localhost:1/x'], /local has a server for target app already/],
  ] as const) {
    assert.match((await run(folder, words, 2)).stderr, says, words.join(' '))
  }
  assert.deepEqual(folder.contents(), before)
  folder.write({ 'trueup.yaml': before['trueup.yaml']?.replace('schemas:', 'databases:') ?? '' })
  assert.match((await run(folder, ['check'], 2)).stderr, /trueup\.yaml:8:\d+\nError: target app has databases, and a postgres target has schemas/)
})

test('an adoption that fails leaves nothing behind, and says where; the next one finds what was mended', async () => {
  const file = 'db/1_first.up.sql'
  const folder = project({ [file]: '\n  CREATE DATABASE ${NAME};\nCREATE TABLE ${NAME}.t (id UInt8) ENGINE = Log;\n' })
  const { stderr } = await run(folder, ['init', '--from-migrations', 'db'], 2)
  assert.match(stderr, /^db\/1_first\.up\.sql:2:3\n[\s\S]*SYNTAX_ERROR[\s\S]*\$\{NAME\} is for another tool to fill in: write the value in its place/)
  assert.deepEqual(folder.files(), [file])
  folder.write({
    [file]: `CREATE DATABASE shop; CREATE FUNCTION double_it AS (x) -> x * 2;
      CREATE TABLE shop.daily (day Date, n SimpleAggregateFunction(sum, UInt64), source String) ENGINE = AggregatingMergeTree ORDER BY day`,
  })
  await run(folder, ['init', '--from-migrations', 'db'])
  assert.match(folder.read('trueup.yaml'), /databases: \[ ?shop ?\]/)
  await run(folder, ['check'])
  await run(folder, ['apply'])
  const written = folder.contents('schema')
  for (const name of folder.files('schema')) folder.delete(`schema/${name.replace(/^schema\//, '')}`)
  await run(folder, ['pull'])
  assert.deepEqual(folder.contents('schema'), written)
})

test('what is written for a cluster runs on the local database, and comes back as it was written', async () => {
  const folder = project({
    'db/1_first.up.sql': `CREATE DATABASE shop ON CLUSTER '{cluster}' ENGINE = Replicated('/db/{uuid}', '{shard}', '{replica}');
CREATE TABLE shop.events_local ON CLUSTER '{cluster}' (id UInt64, at DateTime, note String)
ENGINE = ReplicatedReplacingMergeTree('/tables/{shard}/{table}', '{replica}', at) ORDER BY id
TTL at + INTERVAL 1 MONTH TO VOLUME 'cold' SETTINGS storage_policy = 'tiered';
CREATE TABLE shop.events ON CLUSTER '{cluster}' AS shop.events_local ENGINE = Distributed('{cluster}', shop, events_local, id);
CREATE TABLE shop.copy ON CLUSTER '{cluster}' AS shop.events_local ENGINE = ReplicatedMergeTree ORDER BY at;
CREATE TABLE daily (day Date, n UInt64) ENGINE = MergeTree ORDER BY day;
CREATE MATERIALIZED VIEW daily_mv REFRESH EVERY 1 DAY TO daily AS SELECT toDate(at) AS day, count() AS n FROM shop.events_local GROUP BY day;
CREATE ROLE reader ON CLUSTER '{cluster}';
GRANT ON CLUSTER '{cluster}' SELECT ON shop.* TO reader;
`,
    'db/2_second.up.sql': `SET mutations_sync = 2;
ALTER TABLE shop.events_local ON CLUSTER other ADD COLUMN kind LowCardinality(String) AFTER id;
RENAME TABLE shop.copy TO shop.spare ON CLUSTER '{cluster}';
`,
  })
  await run(folder, ['init', '--from-migrations', 'db', '--database', 'default', '--database', 'shop'])
  const written = folder.contents('schema')
  assert.match(Object.values(written).join(''), /ENGINE = ReplicatedReplacingMergeTree\('\/tables\/\{shard\}\/\{table\}', '\{replica\}', at\)/)
  await run(folder, ['apply'])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
  await run(folder, ['check', '--env', 'local'])
  await run(folder, ['pull'])
  assert.deepEqual(folder.contents('schema'), written)
  folder.write({
    'schema/analytics/shop/tables/spare.sql':
      written['schema/analytics/shop/tables/spare.sql']?.replace('`note` String', '`note` String, `by` String') ?? '',
    'schema/analytics/shop/views/names.sql': 'CREATE VIEW names AS SELECT id FROM shop.events;',
  })
  await run(folder, ['generate', 'more'])
  const [down = '', up = ''] = folder.files('db').flatMap((file) => (/_more/.test(file) ? [folder.read(file)] : []))
  assert.match(up, /ALTER TABLE shop\.spare ON CLUSTER '\{cluster\}'\n {4}ADD COLUMN[\s\S]*CREATE VIEW shop\.names ON CLUSTER '\{cluster\}'\n/)
  assert.match(down, /DROP VIEW shop\.names ON CLUSTER '\{cluster\}'/)
  await run(folder, ['apply'])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
})

test('what a local database cannot keep of a view is refused before it is made', async () => {
  const storage = `ENGINE = ReplicatedSummingMergeTree('/seen', '{replica}') ORDER BY id`
  const query = 'SELECT id, count() AS n FROM events GROUP BY id'
  const folder = project({
    'db/1_first.up.sql': `CREATE TABLE events (id UInt64) ENGINE = MergeTree ORDER BY id;\nCREATE MATERIALIZED VIEW seen ${storage} AS ${query};\n`,
  })
  await run(folder, ['init', '--from-migrations', 'db'])
  const { stderr } = await run(folder, ['apply'], 1)
  assert.match(stderr, /cannot keep the storage of materialized view default\.seen, ReplicatedSummingMergeTree.*with TO, or run this on a server/)
  folder.write({
    'db/1_first.up.sql': `CREATE TABLE events (id UInt64) ENGINE = MergeTree ORDER BY id;\nCREATE TABLE sums (id UInt64, n UInt64) ${storage};\nCREATE MATERIALIZED VIEW seen TO sums AS ${query};\n`,
  })
  await run(folder, ['hash'])
  await run(folder, ['apply'])
  await run(folder, ['pull'])
  assert.match((await run(folder, ['plan', '--exit-code'])).stdout, /In sync/)
})
