// Folders as other tools write them, adopted as they are: every version in its order, the schema they make, and a gate that
// finds nothing to complain about afterwards.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { compareVersions, versionKey } from '../src/core/version.js'
import { Failure } from '../src/core/failure.js'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { postgres } from '../src/dialect/postgres/index.js'
import type { Dialect } from '../src/dialect/dialect.js'
import { nextVersion, readMigrations } from '../src/project/migrations.js'
import { check } from '../src/workflow/check.js'
import { diff } from '../src/workflow/diff.js'
import { init } from '../src/workflow/init.js'
import { repository } from './support/cli.js'

interface Adopted {
  readonly dialect: 'clickhouse' | 'postgres'
  readonly databases: readonly string[]
  readonly versions: readonly string[]
  /** Files of the schema that come of it, relative to its folder. */
  readonly schema: readonly string[]
  /** Files that are no migrations, and what is said of them. */
  readonly skipped?: Readonly<Record<string, RegExp>>
  /** Versions that can be reverted. */
  readonly back?: readonly string[]
}

const tools: Readonly<Record<string, Adopted>> = {
  'golang-migrate': {
    dialect: 'clickhouse',
    databases: ['shop'],
    versions: ['1', '2', '10'],
    schema: ['shop/tables/events.sql', 'shop/tables/sessions.sql', 'shop/views/by_country.sql'],
    back: ['1', '2', '10'],
  },
  goose: {
    dialect: 'clickhouse',
    databases: ['shop'],
    versions: ['20240301090000', '20240302090000'],
    schema: ['shop/tables/traces.sql'],
    back: ['20240301090000', '20240302090000'],
  },
  dbmate: {
    dialect: 'postgres',
    databases: ['public'],
    versions: ['20231105101500', '20231106101500'],
    schema: ['public/tables/orders.sql', 'public/tables/users.sql'],
    back: ['20231105101500', '20231106101500'],
  },
  flyway: {
    dialect: 'postgres',
    databases: ['public'],
    versions: ['1', '1.2', '1.10', '2.1'],
    schema: ['public/tables/accounts.sql', 'public/tables/invoices.sql'],
    skipped: { 'R__account_names.sql': /repeatable migration of Flyway has no version/ },
    back: ['2.1'],
  },
  helicone: {
    dialect: 'clickhouse',
    databases: ['default'],
    versions: ['1', '2', '10', '11'],
    schema: ['default/tables/cache_hits.sql', 'default/tables/request_response_log.sql'],
  },
  'clickhouse-migrations': {
    dialect: 'clickhouse',
    databases: ['shop'],
    versions: ['001', '002'],
    schema: ['shop/materialized_views/pageviews_daily_mv.sql', 'shop/tables/pageviews.sql', 'shop/tables/pageviews_daily.sql'],
    back: ['001'],
  },
  numbered: {
    dialect: 'clickhouse',
    databases: ['shop'],
    versions: ['1', '2', '10'],
    schema: ['shop/tables/metrics.sql'],
    skipped: { 'notes.sql': /its name says no version/ },
  },
  liquibase: {
    dialect: 'postgres',
    databases: ['public'],
    versions: ['001', '002'],
    schema: ['public/tables/people.sql', 'public/tables/pets.sql'],
  },
  'graphile-migrate': {
    dialect: 'postgres',
    databases: ['public'],
    versions: ['000001', '000002'],
    schema: ['public/functions/forum_count.sql', 'public/sequences/forums_id_seq.sql', 'public/tables/forums.sql'],
    skipped: { 'current.sql': /not committed yet/ },
  },
  prisma: {
    dialect: 'postgres',
    databases: ['public'],
    versions: ['20240101000000', '20240215120000'],
    schema: [
      'public/enums/Role.sql',
      'public/sequences/Post_id_seq.sql',
      'public/sequences/User_id_seq.sql',
      'public/tables/Post.sql',
      'public/tables/User.sql',
    ],
  },
}

let folder: string

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trueup-adopt-'))
  await postgres.load()
})

after(() => rmSync(folder, { recursive: true, force: true }))

for (const [tool, wanted] of Object.entries(tools)) {
  test(`${tool}: a folder of its own is adopted as it is, and nothing differs`, async () => {
    const root = join(folder, tool)
    cpSync(join(repository, 'test/adoption', tool), join(root, 'db'), { recursive: true })
    const key = wanted.dialect === 'clickhouse' ? 'databases' : 'schemas'
    const target = `{ dialect: ${wanted.dialect}, schema: schema, migrations: db, ${key}: [${wanted.databases}] }`
    writeFileSync(join(root, 'trueup.yaml'), `version: 1\ntargets:\n  main: ${target}\nenvironments:\n  local: { main: { url: "chdb:x" } }\n`)
    const result = await init({ folder: root, target: 'main', fromMigrations: 'db', databases: wanted.databases })
    assert.equal(result.migrations, wanted.versions.length)
    assert.deepEqual(result.skipped.map(({ file }) => file).sort(), Object.keys(wanted.skipped ?? {}).sort())
    for (const { file, reason } of result.skipped) assert.match(reason, wanted.skipped?.[file] ?? /^$/)
    assert.deepEqual(
      result.files.filter((file) => file.startsWith('schema/')).sort(),
      wanted.schema.map((file) => `schema/${file}`),
    )

    const dialect = wanted.dialect === 'clickhouse' ? clickhouse : postgres
    const { list } = readMigrations(root, join(root, 'db'), dialect)
    assert.deepEqual(
      list.map(({ version }) => version),
      wanted.versions,
    )
    assert.deepEqual(
      list.filter((migration) => (migration.down()?.length ?? 0) > 0).map(({ version }) => version),
      wanted.back ?? [],
    )

    const checked = await check({ folder: root })
    assert.deepEqual(
      checked.findings.map(({ code, severity, place }) => `${severity} ${code} ${place?.file}`),
      Object.keys(wanted.skipped ?? {}).map((file) => `note left-out db/${file}`),
    )
    assert.deepEqual([checked.unmodelled, checked.unverified], [[], []])
    const { statements } = await diff({ folder: root, from: 'migrations', to: 'schema' })
    assert.deepEqual(statements, [])
  })
}

function migrationsIn(files: Readonly<Record<string, string>>, dialect: Dialect = postgres) {
  const root = mkdtempSync(join(folder, 'unit-'))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
  return readMigrations(root, root, dialect)
}

test('versions order by their numbers, part by part, whatever they are padded with', () => {
  const sorted = ['0', '1', '01.0.2', '1.2', '1.10', '2', '10', '20240101000000', '20240101000000.1', '123456789012345678901234567890']
  assert.deepEqual([...sorted].reverse().sort(compareVersions), sorted)
  for (const [a, b] of [
    ['1', '001'],
    ['1.0', '1'],
    ['2.1', '02.01.0'],
  ] as const) {
    assert.equal(compareVersions(a, b), 0)
    assert.equal(versionKey(a), versionKey(b))
  }
  // What a person types after --to may be anything.
  assert.notEqual(compareVersions('nonsense', '1'), 0)
  assert.equal(compareVersions('nonsense', '1'), -compareVersions('1', 'nonsense'))
})

test('two files of one version are refused, however they spell it', () => {
  for (const names of [
    ['V1__a.sql', 'V1.0__b.sql'],
    ['1_a.sql', '001_b.sql'],
    ['schema_7_a.sql', 'schema_7.0_b.sql'],
    ['1_a.up.sql', '1_b.sql'],
    ['1_a.up.sql', '1_a.down.sql', '01_b.down.sql'],
  ]) {
    assert.throws(
      () => migrationsIn(Object.fromEntries(names.map((name) => [name, 'SELECT 1;']))),
      (error) => error instanceof Failure && error.code === 'duplicate-object' && /is there twice: also/.test(error.message),
      names.join(),
    )
  }
})

test('what no form fits is left out with its reason', () => {
  const { skipped, lines } = migrationsIn({
    '1_a.up.sql': 'SELECT 1;',
    '2_gone.down.sql': 'SELECT 1;',
    'B5__start.sql': 'SELECT 1;',
    'afterMigrate.sql': 'SELECT 1;',
  })
  assert.deepEqual(
    skipped.map(({ file, reason }) => [file, /reverts a version|baseline migration|says no version/.exec(reason)?.[0]]),
    [
      ['B5__start.sql', 'baseline migration'],
      ['afterMigrate.sql', 'says no version'],
      ['2_gone.down.sql', 'reverts a version'],
    ],
  )
  assert.deepEqual(
    lines.map(({ file }) => file),
    ['1_a.up.sql', '2_gone.down.sql'],
  )
})

test('a number in between makes room for a second file of one number', () => {
  const { list } = migrationsIn({ 'schema_46_a.sql': '', 'schema_47_c.sql': '', 'schema_46.1_b.sql': '' }, clickhouse)
  assert.deepEqual(
    list.map(({ version, name }) => `${version} ${name}`),
    ['46 a', '46.1 b', '47 c'],
  )
})

test('the next version comes after a dotted one', () => {
  const now = new Date('2026-01-02T03:04:05Z')
  assert.equal(nextVersion(migrationsIn({ 'V1.2__a.sql': '' }), now), '20260102030405')
  assert.equal(nextVersion(migrationsIn({ 'V20990101000000.5__a.sql': '' }), now), '20990101000001')
})

test('a changeset of Liquibase that is not for everybody is refused with its place', () => {
  const head = '--liquibase formatted sql\n\n'
  for (const [line, words] of [
    ['--changeset a:1 context:test', /context: decides whether/],
    ['--changeset a:1 dbms:mysql,h2', /for another database: dbms:mysql,h2/],
    ['--changeset a:1 endDelimiter:/', /ends its statements in its own way/],
    ['--preconditions onFail:MARK_RAN', /a precondition decides/],
  ] as const) {
    const [migration] = migrationsIn({ '1_a.sql': `${head}${line}\nSELECT 1;\n` }).list
    assert.throws(
      () => migration?.up(),
      (error) => error instanceof Failure && error.code === 'sql-invalid' && words.test(error.message) && error.detail.place?.line === 3,
      line,
    )
  }
  const [plain] = migrationsIn({
    '1_a.sql': `${head}--changeset "a b":1 splitStatements:true\nSELECT 1;\n--changeset c:2 dbms:postgresql\nSELECT 2;\n`,
  }).list
  assert.deepEqual([plain?.up().length, plain?.changesets], [2, ['a b:1', 'c:2']])
})

test('what a tool takes for the end of a statement ends it, without a semicolon as with one', () => {
  for (const [file, head, mark] of [
    ['1_a.sql', '--liquibase formatted sql\n--changeset a:1\n', '--rollback SELECT 3;\n\n--changeset a:2 id:x'],
    ['1_a.sql', '-- +goose Up\n-- +goose StatementBegin\n', '-- +goose StatementEnd\n-- +goose StatementBegin'],
    ['1_a.up.sql', '', '--bun:split'],
    ['1_a.tx.up.sql', '', '-----\n--migration:split'],
    ['1_a.sql', '', '--> statement-breakpoint'],
  ] as const) {
    for (const end of ['', ';', '; -- done']) {
      const text = `${head}SELECT 1${end}\n${mark}\nSELECT 2\n`
      const [first, second, ...more] = migrationsIn({ [file]: text }).list[0]?.up() ?? []
      assert.deepEqual([first?.text.startsWith('SELECT 1'), second?.text, more], [true, 'SELECT 2', []], text)
      assert.equal(second?.place.line, text.slice(0, text.indexOf('SELECT 2')).split('\n').length)
    }
  }
  const [plain] = migrationsIn({ '1_a.sql': 'SELECT 1,\n-- changeset of a client\n2' }).list
  assert.equal(plain?.up().length, 1)
})
