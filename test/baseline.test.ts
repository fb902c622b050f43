// What `baseline` refuses, shows and asks, on databases as other tools left them.
import assert from 'node:assert/strict'
import { cpSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../src/core/failure.js'
import { apply } from '../src/workflow/apply.js'
import { baseline, type BaselineOptions } from '../src/workflow/baseline.js'
import { plan } from '../src/workflow/plan.js'
import { trueup } from './support/cli.js'
import { type Legacy, legacyDatabases } from './support/adoption.js'
import {
  changelog,
  changelogRow,
  flyway,
  flywayRow,
  ledgerTables,
  migrateClickHouse,
  migratePostgres,
  prisma,
  prismaRow,
} from './support/tracking.js'

const legacy = legacyDatabases()

/** What a baseline says against itself, as `code: message`, with `!` where it was accepted. */
async function problems(each: Legacy, options: BaselineOptions): Promise<readonly string[]> {
  const { outcome, targets } = await baseline({ folder: each.folder, ...options })
  const found = targets.flatMap((target) => target.problems)
  assert.equal(
    outcome === 'refused',
    found.some(({ accepted }) => !accepted),
    outcome,
  )
  for (const { hint } of found) assert.notEqual(hint, '')
  return found.map(({ code, message, accepted }) => `${accepted ? '!' : ''}${code}: ${message}`)
}

async function refuses(each: Legacy, options: BaselineOptions, code: Failure['code'], words: RegExp): Promise<void> {
  await assert.rejects(baseline({ folder: each.folder, ...options }), (error) => {
    assert.ok(error instanceof Failure, String(error))
    assert.match(`${error.message} ${error.hint}`, words)
    assert.equal(error.code, code)
    return true
  })
}

test('a table that cannot be believed is refused, with what to do', async () => {
  const flywayed = await legacy({
    tool: 'flyway',
    dialect: 'postgres',
    database: 'public',
    tracking: [flyway, flywayRow(1, '1', 'SQL', 'V1__accounts.sql'), flywayRow(2, '1.2', 'SQL', 'V1.2__account_email.sql', false)],
  })
  assert.deepEqual(await problems(flywayed, { from: 'flyway', acceptMismatch: true, acceptDrift: true }), [
    'doubt: Flyway says that version 1.2 failed (V1.2__account_email.sql)',
  ])

  const migrated = await legacy({
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    tracking: [migratePostgres, 'INSERT INTO schema_migrations VALUES (20231106101500, true)'],
  })
  assert.deepEqual(await problems(migrated, { from: 'golang-migrate' }), [
    'doubt: golang-migrate says that version 20231106101500 is dirty: it stopped in the middle of it',
  ])

  const based = await legacy({
    tool: 'prisma',
    dialect: 'postgres',
    database: 'public',
    tracking: [prisma, prismaRow(1, '20240101000000_init', true), prismaRow(2, '20240215120000_add_post', false)],
  })
  assert.deepEqual(await problems(based, { from: 'prisma' }), ['doubt: Prisma says that 20240215120000_add_post was begun and never finished'])

  const logged = await legacy({
    tool: 'liquibase',
    dialect: 'postgres',
    database: 'public',
    tracking: [changelog, changelogRow(1, 'people-1', 'maria', '001-people.sql'), changelogRow(2, 'pets-1', 'jo', '002-pets.sql', 'FAILED')],
  })
  assert.deepEqual(await problems(logged, { from: 'liquibase' }), [
    'doubt: Liquibase says that changeset jo:pets-1 of db/changelog/002-pets.sql failed',
    'halfway: 001-people.sql ran in part: public.databasechangelog does not have maria:people-2',
  ])
})

test('golang-migrate on ClickHouse: dirty by the newest sequence, whatever the order of the rows', async () => {
  const each = await legacy({
    tool: 'golang-migrate',
    dialect: 'clickhouse',
    database: 'shop',
    tracking: [migrateClickHouse, 'INSERT INTO schema_migrations VALUES (10, 1, 900), (10, 0, 300), (2, 0, 200)'],
  })
  assert.deepEqual(await problems(each, { from: 'auto' }), ['doubt: golang-migrate says that version 10 is dirty: it stopped in the middle of it'])
  assert.deepEqual(await each.query(ledgerTables('clickhouse')), [])
})

test('what the table and the folder do not agree on is refused by name, unless accepted', async () => {
  const each = await legacy({
    tool: 'flyway',
    dialect: 'postgres',
    database: 'public',
    tracking: [
      flyway,
      flywayRow(1, '1', 'SQL', 'V1__accounts.sql'),
      flywayRow(2, '1.1', 'SQL', 'V1.1__gone.sql'),
      flywayRow(3, '1.10', 'SQL', 'V1.10__account_email_index.sql'),
      flywayRow(4, '2.1', 'SQL', 'V2_1__invoices.sql'),
    ],
  })
  const found = [
    'unknown: public.flyway_schema_history has what no file here is known by: 1.1',
    'gap: public.flyway_schema_history has 2.1 and not what comes before it: V1.2__account_email.sql',
  ]
  assert.deepEqual(await problems(each, { from: 'flyway' }), found)
  const accepted = await problems(each, { from: 'flyway', acceptMismatch: true, verify: false, dryRun: true })
  assert.deepEqual(
    accepted,
    found.map((text) => `!${text}`),
  )
  assert.deepEqual(await problems(each, { from: 'flyway', to: '1', dryRun: true, verify: false }), [])
})

test('a database that differs is shown and refused: exit 5; --accept-drift records it all the same', async () => {
  const each = await legacy({
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    tracking: ['ALTER TABLE users ADD COLUMN by_hand text', 'CREATE TABLE spare (id int)'],
  })
  const run = (...words: readonly string[]) => trueup(['baseline', ...words], { folder: each.folder })
  const refused = await run('--all', '--yes')
  assert.equal(refused.code, 5, refused.stderr)
  assert.match(refused.stdout, /\+ table public\.spare[\s\S]*~ table public\.users[\s\S]*\+.*by_hand/)
  assert.match(refused.stdout, /refused: the database is not what these migrations make: 2 objects differ/)
  assert.match(refused.stdout, /main: did not record 2 migrations/)
  const json = JSON.parse((await run('--all', '--yes', '--json')).stdout)
  assert.equal(json.outcome, 'refused')
  assert.deepEqual(
    json.targets[0].drift.map(({ verb, name }: { verb: string; name: string }) => [verb, name]),
    [
      ['add', 'public.spare'],
      ['set', 'public.users'],
    ],
  )
  assert.deepEqual(await each.query(ledgerTables('postgres')), [])

  const asked = await run('--all', '--accept-drift')
  assert.equal(asked.code, 2)
  assert.match(asked.stderr, /no terminal to ask on[\s\S]*--dry-run[\s\S]*--yes/)
  assert.deepEqual(await each.query(ledgerTables('postgres')), [])

  const recorded = await run('--all', '--accept-drift', '--yes')
  assert.equal(recorded.code, 0, recorded.stderr)
  assert.match(recorded.stdout, /accepted: the database is not[\s\S]*main: recorded 2 migrations as applied\n/)
  const rows = await each.query(
    'SELECT version, kind, event, statement, statements, length(checksum) AS checksum FROM public.trueup_ledger ORDER BY position',
  )
  assert.deepEqual(rows, [
    { version: '20231105101500', kind: 'baseline', event: 'done', statement: 0, statements: 1, checksum: 64 },
    { version: '20231106101500', kind: 'baseline', event: 'done', statement: 0, statements: 2, checksum: 64 },
  ])
  assert.match((await run('--all', '--accept-drift', '--yes')).stdout, /main: recorded 0 migrations as applied \(2 were recorded before\)/)
  assert.equal((await each.query('SELECT 1 FROM public.trueup_ledger')).length, 2)
})

test('--to records up to a version, and the rest stays pending', async () => {
  const each = await legacy({ tool: 'flyway', dialect: 'postgres', database: 'public', upTo: '1.2', tracking: [] })
  await refuses(each, {}, 'usage', /--to VERSION[\s\S]*--all[\s\S]*--from TOOL/)
  await refuses(each, { all: true, to: '1' }, 'usage', /--all goes neither/)
  await refuses(each, { to: '1.3' }, 'usage', /no migration with version 1\.3/)
  await refuses(each, { table: 'x', to: '1' }, 'usage', /--from TOOL/)
  // Too far, and not far enough: the database says so.
  assert.match((await problems(each, { to: '2.1' })).join(), /^drift: /)
  assert.match((await problems(each, { to: '1' })).join(), /^drift: /)
  const { targets } = await baseline({ folder: each.folder, to: '1.2.0' })
  assert.deepEqual(
    targets[0]?.migrations.map(({ file }) => file),
    ['V1__accounts.sql', 'V1.2__account_email.sql'],
  )
  const [ran] = await apply({ folder: each.folder, allow: ['blocking', 'scan'] })
  assert.deepEqual([ran?.applied.map(({ version }) => version), ran?.skipped], [['1.10', '2.1'], 2])
  unlinkSync(join(each.folder, 'db/U2_1__invoices.sql'))
  await refuses(each, { all: true }, 'sum-mismatch', /U2_1__invoices\.sql is missing/)
})

test('no table, two tables, a table by another name or in another schema: nothing is guessed', async () => {
  const each = await legacy({ tool: 'dbmate', dialect: 'postgres', database: 'public', tracking: [] })
  await refuses(each, { from: 'auto' }, 'usage', /no tracking table of any tool that trueup knows in public.*--to VERSION/)
  await refuses(each, { from: 'gooose' }, 'usage', /does not know how gooose.*goose/)
  await each.run('CREATE SCHEMA other', 'CREATE TABLE other.schema_migrations (version varchar(255) primary key)')
  await refuses(each, { from: 'dbmate' }, 'usage', /no tracking table of dbmate in public.*--table other\.schema_migrations/)
  await each.run('CREATE TABLE schema_migrations (id int)')
  await refuses(each, { from: 'dbmate' }, 'usage', /public\.schema_migrations.*has another shape/)
  await each.run('DROP TABLE schema_migrations', migratePostgres, 'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)')
  await refuses(each, { from: 'dbmate' }, 'usage', /no tracking table of dbmate/)
  await refuses(each, { from: 'auto' }, 'usage', /several tracking tables: .*alembic_version \(alembic\).*schema_migrations \(golang-migrate\)/)
  await each.run(
    `INSERT INTO other.schema_migrations VALUES ('20231105101500'), ('20231106101500')`,
    'ALTER TABLE other.schema_migrations RENAME TO versions',
  )
  const { targets } = await baseline({ folder: each.folder, from: 'dbmate', table: 'other.versions' })
  assert.deepEqual([targets[0]?.migrations.length, targets[0]?.from?.table], [2, 'other.versions'])
  await each.run('DROP TABLE trueup_ledger, schema_migrations, alembic_version', 'ALTER TABLE other.versions SET SCHEMA public')
  const renamed = await baseline({ folder: each.folder, from: 'dbmate', table: 'versions' })
  assert.equal(renamed.outcome, 'refused')
  assert.match(renamed.targets[0]?.problems[0]?.hint ?? '', /^Add `exclude: \["public\.versions"\]` to the target/)
})

test('alembic: a revision that no file is named by needs --to; several heads are refused', async () => {
  const each = await legacy({
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    upTo: '20231105101500',
    tracking: ['CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)', `INSERT INTO alembic_version VALUES ('ae1027a6acf1')`],
  })
  assert.deepEqual(await problems(each, { from: 'alembic' }), ['unknown: public.alembic_version has what no file here is known by: ae1027a6acf1'])
  const { outcome, targets } = await baseline({ folder: each.folder, from: 'alembic', to: '20231105101500', dryRun: true })
  assert.deepEqual([outcome, targets[0]?.migrations.map(({ version }) => version)], ['would-record', ['20231105101500']])
  await each.run(`INSERT INTO alembic_version VALUES ('27c6a30d7c24')`)
  assert.match((await problems(each, { from: 'alembic', to: '20231105101500' })).join(), /^doubt: Alembic is at several heads: /)
})

test("a table that only goes by a known name is the project's own", async () => {
  const each = await legacy({
    tool: 'numbered',
    dialect: 'clickhouse',
    database: 'shop',
    tracking: ['CREATE TABLE schema_versions (document UInt64, version UInt32) ENGINE = MergeTree ORDER BY document'],
  })
  const { targets } = await baseline({ folder: each.folder, all: true })
  assert.deepEqual(
    targets[0]?.drift.map(({ verb, name }) => [verb, name]),
    [['add', 'shop.schema_versions']],
  )
})

test('databases that have another name on the server', async () => {
  const each = await legacy({
    tool: 'golang-migrate',
    dialect: 'clickhouse',
    database: 'shop',
    tracking: [migrateClickHouse, 'INSERT INTO schema_migrations VALUES (10, 0, 1)', 'RENAME DATABASE shop TO shop_prod'],
  })
  const file = join(each.folder, 'trueup.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('" } }', '", databases: { shop: shop_prod } } }'))
  const { outcome, targets } = await baseline({ folder: each.folder, from: 'auto' })
  assert.deepEqual(
    [outcome, targets[0]?.from?.table, targets[0]?.migrations.length, targets[0]?.drift],
    ['recorded', 'shop_prod.schema_migrations', 3, []],
  )
  assert.equal((await plan({ folder: each.folder })).targets[0]?.inSync, true)
})

test('where one target is refused, nothing is recorded for the other', async () => {
  const [good, bad] = [
    await legacy({ tool: 'dbmate', dialect: 'postgres', database: 'public', tracking: [] }),
    await legacy({ tool: 'flyway', dialect: 'postgres', database: 'public', tracking: ['DROP TABLE invoices'] }),
  ]
  cpSync(join(bad.folder, 'db'), join(good.folder, 'other'), { recursive: true })
  writeFileSync(
    join(good.folder, 'trueup.yaml'),
    `version: 1
targets:
  main: { dialect: postgres, schema: schema, migrations: db, schemas: [public] }
  other: { dialect: postgres, schema: other-schema, migrations: other, schemas: [public] }
environments:
  local: { main: { url: ${JSON.stringify(good.url)} }, other: { url: ${JSON.stringify(bad.url)} } }
`,
  )
  const { outcome, targets } = await baseline({ folder: good.folder, all: true })
  assert.deepEqual([outcome, targets.map(({ problems }) => problems.map(({ code }) => code))], ['refused', [[], ['drift']]])
  for (const each of [good, bad]) assert.deepEqual(await each.query(ledgerTables('postgres')), [])
  const asked: string[] = []
  const confirm = async (shown: readonly { readonly target: string }[]) => {
    asked.push(...shown.map(({ target }) => target))
    return false
  }
  assert.equal((await baseline({ folder: good.folder, all: true, targets: ['main'], confirm })).outcome, 'declined')
  assert.deepEqual(asked, ['main'])
  assert.deepEqual(await good.query(ledgerTables('postgres')), [])
})

test('a repeatable migration of Flyway becomes a versioned one that has run', async () => {
  const each = await legacy({
    tool: 'flyway',
    dialect: 'postgres',
    database: 'public',
    renames: { 'R__account_names.sql': 'V3__account_names.sql' },
    tracking: [
      flyway,
      flywayRow(1, '1', 'SQL', 'V1__accounts.sql'),
      flywayRow(2, '1.2', 'SQL', 'V1.2__account_email.sql'),
      flywayRow(3, '1.10', 'SQL', 'V1.10__account_email_index.sql'),
      flywayRow(4, '2.1', 'SQL', 'V2_1__invoices.sql'),
      flywayRow(5, null, 'SQL', 'R__account_names.sql'),
    ],
  })
  const { targets } = await baseline({ folder: each.folder, from: 'flyway', dryRun: true })
  assert.deepEqual(
    targets[0]?.drift.map(({ verb, name }) => [verb, name]),
    [['add', 'public.account_names']],
  )
  assert.equal((await baseline({ folder: each.folder, to: '3' })).outcome, 'recorded')
  assert.equal((await plan({ folder: each.folder })).targets[0]?.inSync, true)
})
