// Databases as other tools left them, taken over without running anything: each tool's table made and filled as the tool
// does it, on real engines, and afterwards nothing differs and exactly what did not run is pending.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply } from '../src/workflow/apply.js'
import { baseline } from '../src/workflow/baseline.js'
import { plan } from '../src/workflow/plan.js'
import { pull } from '../src/workflow/pull.js'
import { type Legacy, legacyDatabases, type LegacyOptions } from './support/adoption.js'
import {
  changelog,
  changelogLock,
  changelogRow,
  flyway,
  flywayIndex,
  flywayRow,
  ledgerTables,
  migrateClickHouse,
  migratePostgres,
  prisma,
  prismaRow,
} from './support/tracking.js'

const legacy = legacyDatabases()

interface Tool extends LegacyOptions {
  /** Tool that is named; `auto` has to find the same. */
  readonly from: string
  readonly table: string
  readonly recorded: readonly string[]
  /** Looked at from more sides than the others. */
  readonly closely?: true
  readonly pending: readonly string[]
}

const gooseClickHouse =
  'CREATE TABLE goose_db_version (version_id Int64, is_applied UInt8, date Date default now(), tstamp DateTime default now()) ENGINE = MergeTree() ORDER BY (version_id)'
const tools: Readonly<Record<string, Tool>> = {
  'golang-migrate on ClickHouse: the newest sequence counts': {
    tool: 'golang-migrate',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '2',
    from: 'golang-migrate',
    closely: true,
    table: 'shop.schema_migrations',
    tracking: [
      migrateClickHouse,
      'INSERT INTO schema_migrations VALUES (1, 1, 100), (1, 0, 101), (2, 1, 300), (2, 0, 301)',
      // It goes down from 10 again: the log is in no order.
      'INSERT INTO schema_migrations VALUES (10, 1, 200), (10, 0, 201)',
    ],
    recorded: ['1', '2'],
    pending: ['10'],
  },
  'golang-migrate on PostgreSQL': {
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    from: 'golang-migrate',
    table: 'public.schema_migrations',
    tracking: [migratePostgres, 'INSERT INTO schema_migrations VALUES (20231106101500, false)'],
    recorded: ['20231105101500', '20231106101500'],
    pending: [],
  },
  'goose on ClickHouse': {
    tool: 'goose',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '20240301090000',
    from: 'goose',
    table: 'shop.goose_db_version',
    tracking: [
      gooseClickHouse,
      `INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (0, 1, '2024-03-01 09:00:00'), (20240301090000, 1, '2024-03-01 09:00:01'), (20240302090000, 1, '2024-03-02 09:00:00'), (20240302090000, 0, '2024-03-02 10:00:00')`,
    ],
    recorded: ['20240301090000'],
    pending: ['20240302090000'],
  },
  'goose on PostgreSQL, with the serial column of its older tables': {
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    upTo: '20231105101500',
    from: 'goose',
    closely: true,
    table: 'public.goose_db_version',
    tracking: [
      'CREATE TABLE goose_db_version (id serial NOT NULL, version_id bigint NOT NULL, is_applied boolean NOT NULL, tstamp timestamp NULL default now(), PRIMARY KEY(id))',
      'INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (20231105101500, true), (20231106101500, true), (20231106101500, false)',
    ],
    recorded: ['20231105101500'],
    pending: ['20231106101500'],
  },
  'dbmate on PostgreSQL': {
    tool: 'dbmate',
    dialect: 'postgres',
    database: 'public',
    from: 'dbmate',
    table: 'public.schema_migrations',
    tracking: [
      'CREATE TABLE schema_migrations (version varchar(255) primary key)',
      `INSERT INTO schema_migrations VALUES ('20231105101500'), ('20231106101500')`,
    ],
    recorded: ['20231105101500', '20231106101500'],
    pending: [],
  },
  'dbmate on ClickHouse: what was rolled back is not applied': {
    tool: 'goose',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '20240301090000',
    from: 'dbmate',
    table: 'shop.schema_migrations',
    tracking: [
      'CREATE TABLE schema_migrations (version String, ts DateTime default now(), applied UInt8 default 1) ENGINE = ReplacingMergeTree(ts) PRIMARY KEY version ORDER BY version',
      `INSERT INTO schema_migrations (version) VALUES ('20240301090000'), ('20240302090000')`,
      `INSERT INTO schema_migrations (version, ts, applied) VALUES ('20240302090000', now() + 5, 0)`,
    ],
    recorded: ['20240301090000'],
    pending: ['20240302090000'],
  },
  'flyway, with an undone version and a repeatable one': {
    tool: 'flyway',
    dialect: 'postgres',
    database: 'public',
    upTo: '1.10',
    from: 'flyway',
    table: 'public.flyway_schema_history',
    tracking: [
      flyway,
      flywayIndex,
      flywayRow(0, null, 'SCHEMA', '"public"'),
      flywayRow(1, '1', 'SQL', 'V1__accounts.sql'),
      flywayRow(2, '1.2', 'SQL', 'V1.2__account_email.sql'),
      flywayRow(3, '1.10', 'SQL', 'V1.10__account_email_index.sql'),
      flywayRow(4, '2.1', 'SQL', 'V2_1__invoices.sql'),
      flywayRow(5, '2.1', 'UNDO_SQL', 'U2_1__invoices.sql'),
    ],
    recorded: ['1', '1.2', '1.10'],
    pending: ['2.1'],
  },
  'flyway, begun with a baseline': {
    tool: 'flyway',
    dialect: 'postgres',
    database: 'public',
    from: 'flyway',
    table: 'public.flyway_schema_history',
    tracking: [
      flyway,
      flywayRow(1, '1.5', 'BASELINE', '<< Flyway Baseline >>'),
      flywayRow(2, '1.10', 'SQL', 'V1.10__account_email_index.sql'),
      flywayRow(3, '2.1', 'SQL', 'V2_1__invoices.sql'),
    ],
    recorded: ['1', '1.2', '1.10', '2.1'],
    pending: [],
  },
  liquibase: {
    tool: 'liquibase',
    dialect: 'postgres',
    database: 'public',
    upTo: '001',
    from: 'liquibase',
    closely: true,
    table: 'public.databasechangelog',
    tracking: [
      changelog,
      changelogLock,
      changelogRow(1, 'people-1', 'maria', '001-people.sql'),
      changelogRow(2, 'people-2', 'maria', '001-people.sql', 'RERAN'),
    ],
    recorded: ['001'],
    pending: ['002'],
  },
  alembic: {
    tool: 'alembic',
    dialect: 'postgres',
    database: 'public',
    upTo: '001',
    from: 'alembic',
    table: 'public.alembic_version',
    tracking: [
      'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))',
      `INSERT INTO alembic_version VALUES ('1975ea83b712')`,
    ],
    recorded: ['001'],
    pending: ['002'],
  },
  'graphile-migrate': {
    tool: 'graphile-migrate',
    dialect: 'postgres',
    database: 'public',
    from: 'graphile-migrate',
    table: 'graphile_migrate.migrations',
    tracking: [
      'CREATE SCHEMA graphile_migrate',
      'CREATE TABLE graphile_migrate.migrations (hash text primary key, previous_hash text references graphile_migrate.migrations, filename text not null, date timestamptz not null default now())',
      `CREATE TABLE graphile_migrate.current (filename text primary key default 'current.sql', content text not null, date timestamptz not null default now())`,
      `INSERT INTO graphile_migrate.migrations VALUES ('sha1:a', NULL, '000001.sql'), ('sha1:b', 'sha1:a', '000002.sql')`,
    ],
    recorded: ['000001', '000002'],
    pending: [],
  },
  'prisma, with one that was rolled back and run again': {
    tool: 'prisma',
    dialect: 'postgres',
    database: 'public',
    from: 'prisma',
    table: 'public._prisma_migrations',
    tracking: [
      prisma,
      prismaRow(1, '20240101000000_init', true),
      prismaRow(2, '20240215120000_add_post', false, true),
      prismaRow(3, '20240215120000_add_post', true),
    ],
    recorded: ['20240101000000', '20240215120000'],
    pending: [],
  },
  helicone: {
    tool: 'helicone',
    dialect: 'clickhouse',
    database: 'default',
    upTo: '10',
    from: 'helicone',
    table: 'default.helicone_migrations',
    tracking: [
      'CREATE TABLE IF NOT EXISTS helicone_migrations (migration_name String, applied_date DateTime DEFAULT now()) ENGINE = MergeTree() ORDER BY migration_name',
      `INSERT INTO helicone_migrations (migration_name) VALUES ('schema_1_request_log.sql'), ('schema_10_cache_hits.sql'), ('schema_2_country_code.sql')`,
    ],
    recorded: ['1', '2', '10'],
    pending: ['11'],
  },
  'clickhouse-migrations (Python)': {
    tool: 'clickhouse-migrations',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '001',
    from: 'clickhouse-migrations',
    table: 'shop.schema_versions',
    tracking: [
      'CREATE TABLE IF NOT EXISTS schema_versions (version UInt32, md5 String, script String, created_at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY tuple(created_at)',
      `INSERT INTO schema_versions (version, md5, script) VALUES (1, 'abc', 'CREATE TABLE pageviews …')`,
    ],
    recorded: ['001'],
    pending: ['002'],
  },
  'clickhouse-migrations (npm)': {
    tool: 'numbered',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '2',
    from: 'clickhouse-migrations',
    table: 'shop._migrations',
    tracking: [
      'CREATE TABLE IF NOT EXISTS _migrations (uid UUID DEFAULT generateUUIDv4(), version UInt32, checksum String, migration_name String, applied_at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY tuple(applied_at)',
      `INSERT INTO _migrations (version, checksum, migration_name) VALUES (1, 'a', '1-metrics.sql'), (2, 'b', '2-metrics_ttl.sql')`,
    ],
    recorded: ['1', '2'],
    pending: ['10'],
  },
  'a bare list of versions': {
    tool: 'numbered',
    dialect: 'clickhouse',
    database: 'shop',
    upTo: '2',
    from: 'schema_migrations',
    table: 'shop.schema_migrations',
    tracking: [
      `CREATE TABLE schema_migrations (version String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3)) ENGINE = MergeTree() ORDER BY version`,
      `INSERT INTO schema_migrations (version) VALUES ('1'), ('2-metrics_ttl')`,
    ],
    recorded: ['1', '2'],
    pending: ['10'],
  },
}

for (const [name, tool] of Object.entries(tools)) {
  test(`${name}: its versions are recorded, nothing runs again, nothing differs`, async () => {
    const each = await legacy(tool)
    const options = { folder: each.folder }
    if (tool.closely) await leftAlone(each, tool)

    const { outcome, targets } = await baseline({ ...options, from: tool.from })
    assert.deepEqual([outcome, targets[0]?.problems], ['recorded', []])
    assert.deepEqual(
      targets[0]?.migrations.map(({ version }) => version),
      tool.recorded,
    )
    assert.deepEqual([targets[0]?.known, targets[0]?.from?.table], [0, tool.table])

    const [ran] = await apply({ ...options, allow: ['data-loss', 'rewrite', 'blocking', 'scan'] })
    assert.deepEqual([ran?.applied.map(({ version }) => version), ran?.skipped], [tool.pending, tool.recorded.length])
    if (!tool.closely) return
    const [done] = (await plan(options)).targets
    assert.deepEqual([done?.drift, done?.pending, done?.statements, done?.inSync], [[], [], [], true])
    assert.equal(done?.trackedBy, null)
    const [again] = await apply(options)
    assert.deepEqual([again?.applied, again?.skipped], [[], tool.recorded.length + tool.pending.length])
    assert.deepEqual((await pull({ ...options, check: true }))[0]?.changes, [])
  })
}

/** Nothing that looks at a database before it is baselined takes the tool's own tables for a part of the schema, or writes. */
async function leftAlone(each: Legacy, tool: Tool): Promise<void> {
  const dry = await baseline({ folder: each.folder, from: 'auto', dryRun: true })
  assert.deepEqual([dry.outcome, dry.targets[0]?.problems, dry.targets[0]?.from?.table], ['would-record', [], tool.table])
  assert.deepEqual(await each.query(ledgerTables(tool.dialect)), [])
  const told: string[] = []
  const [target] = (await plan({ folder: each.folder, progress: (text) => told.push(text) })).targets
  assert.ok(told.includes(`${tool.table} is left alone: ${tool.from} keeps count of its migrations in it`), told.join('\n'))
  assert.equal(target?.trackedBy, tool.from)
  const shown = [...(target?.drift ?? []), ...(target?.changes ?? [])].map(({ name }) => name)
  assert.ok(shown.length > 0)
  assert.deepEqual(
    [...shown, ...(target?.unmodelled ?? []).map(({ about }) => about)].filter((name) => /schema_migrations|goose_db|databasechange/.test(name)),
    [],
  )
}
