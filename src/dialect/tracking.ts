// The tables in which other migration tools keep count of what they ran, known by name and shape: one row each. They are
// those tools' own, so they are never part of a schema; `baseline` reads them to take over what they say.
import type { Fact } from '../core/fact.js'
import type { ColumnName, Row } from './dialect.js'

/** What a tool's table says. */
export interface Tracked {
  /** What it knows each migration by that ran: a version or the name of a file. `part` is a changeset of it. */
  readonly ran: readonly { readonly id: string; readonly part?: string }[]
  /** This one ran, and with it everything before it. */
  readonly upTo?: string
  /** Everything up to this version counts as run, whether or not it has a file. */
  readonly below?: string
  /** Why the table cannot be believed as it stands, and what to do about it. */
  readonly doubts: readonly { readonly message: string; readonly hint: string }[]
}

export interface Tracker {
  readonly tool: string
  /** Name of the table unless somebody chose another, in lower case. */
  readonly table: string
  /** The schema that the tool makes for it. Default is the one it is connected to. */
  readonly database?: string
  /** Columns that such a table has, in lower case; of rows for one table the first that fits counts. */
  readonly columns: readonly string[]
  /** Column that brings rows into the order they were written in. */
  readonly order?: string
  /** Rows replace each other when parts are merged. */
  readonly final?: true
  read(rows: readonly Row[]): Tracked
}

export const trackers: readonly Tracker[] = [
  // https://github.com/golang-migrate/migrate/blob/master/database/clickhouse/clickhouse.go: the newest sequence counts
  { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty', 'sequence'], order: 'sequence', read: position },
  // https://github.com/golang-migrate/migrate/blob/master/database/postgres/postgres.go: one row
  { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], read: position },
  // https://github.com/amacneil/dbmate/blob/main/pkg/driver/clickhouse/clickhouse.go: a ReplacingMergeTree(ts)
  { tool: 'dbmate', table: 'schema_migrations', columns: ['version', 'ts', 'applied'], final: true, read: (rows) => ran(rows, 'version', applied) },
  // https://github.com/amacneil/dbmate/blob/main/pkg/driver/postgres/postgres.go, and whatever else keeps a bare list
  { tool: 'dbmate', table: 'schema_migrations', columns: ['version'], read: (rows) => ran(rows, 'version') },
  // https://github.com/pressly/goose/blob/main/internal/dialects/postgres.go: the newest row of a version counts
  { tool: 'goose', table: 'goose_db_version', columns: ['id', 'version_id', 'is_applied'], order: 'id', read: newestOfEach },
  // https://github.com/pressly/goose/blob/main/internal/dialects/clickhouse.go
  { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied', 'tstamp'], order: 'tstamp', read: newestOfEach },
  // https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html
  ...['flyway_schema_history', 'schema_version'].map(
    (table): Tracker => ({
      tool: 'flyway',
      table,
      columns: ['installed_rank', 'version', 'type', 'script', 'success'],
      order: 'installed_rank',
      read: flyway,
    }),
  ),
  // https://docs.liquibase.com/concepts/tracking-tables/databasechangelog-table.html
  {
    tool: 'liquibase',
    table: 'databasechangelog',
    columns: ['id', 'author', 'filename', 'exectype', 'orderexecuted'],
    order: 'orderexecuted',
    read: liquibase,
  },
  // https://alembic.sqlalchemy.org/en/latest/api/runtime.html: one row a head
  { tool: 'alembic', table: 'alembic_version', columns: ['version_num'], read: head },
  // https://github.com/graphile/migrate/blob/main/src/migration.ts
  {
    tool: 'graphile-migrate',
    table: 'migrations',
    database: 'graphile_migrate',
    columns: ['hash', 'previous_hash', 'filename'],
    read: (rows) => ran(rows, 'filename'),
  },
  // https://github.com/prisma/prisma-engines/blob/main/schema-engine/ARCHITECTURE.md
  {
    tool: 'prisma',
    table: '_prisma_migrations',
    columns: ['migration_name', 'finished_at', 'rolled_back_at', 'started_at'],
    order: 'started_at',
    read: prisma,
  },
  // https://github.com/Helicone/helicone/blob/main/clickhouse/ch_hcone.py
  { tool: 'helicone', table: 'helicone_migrations', columns: ['migration_name'], read: (rows) => ran(rows, 'migration_name') },
  // https://github.com/zifter/clickhouse-migrations (Python)
  {
    tool: 'clickhouse-migrations',
    table: 'schema_versions',
    columns: ['version', 'md5', 'script', 'created_at'],
    read: (rows) => ran(rows, 'version'),
  },
  // https://github.com/VVVi/clickhouse-migrations (npm)
  {
    tool: 'clickhouse-migrations',
    table: '_migrations',
    columns: ['uid', 'version', 'checksum', 'migration_name', 'applied_at'],
    read: (rows) => ran(rows, 'migration_name'),
  },
]

/** Tables that tools keep beside those. */
const companions: readonly Pick<Tracker, 'tool' | 'table' | 'database' | 'columns'>[] = [
  { tool: 'liquibase', table: 'databasechangeloglock', columns: ['id', 'locked', 'lockgranted', 'lockedby'] },
  { tool: 'graphile-migrate', table: 'current', database: 'graphile_migrate', columns: ['filename', 'content', 'date'] },
  { tool: 'clickhouse-migrations', table: 'schema_versions_lock', columns: ['name', 'owner', 'acquired_at'] },
]

const known = [...trackers, ...companions]

/** Names, in lower case, of the tables to ask a server about. */
export const trackingNames: readonly string[] = [...new Set(known.map(({ table }) => table))]

export interface FoundTable {
  readonly database: string
  readonly table: string
  /** As the server spells them. */
  readonly columns: readonly string[]
}

/** Columns brought together by their tables. */
export function tablesOf(columns: Iterable<ColumnName>): readonly FoundTable[] {
  const found = new Map<string, { readonly database: string; readonly table: string; readonly columns: string[] }>()
  for (const { database, table, column } of columns) {
    const key = `${database}\0${table}`
    const known = found.get(key)
    if (known) known.columns.push(column)
    else found.set(key, { database, table, columns: [column] })
  }
  return [...found.values()]
}

/** Whether a table is where a row looks for one, by the name that the tool gives it. */
export function isNamed({ database, table }: FoundTable, each: Pick<Tracker, 'table' | 'database'>): boolean {
  return each.table === table.toLowerCase() && (each.database === undefined || each.database === database)
}

/** Whether a table has the shape that a row asks for; its name is another question. */
export function hasShape({ columns }: FoundTable, shape: Pick<Tracker, 'columns'>): boolean {
  const there = new Set(columns.map((name) => name.toLowerCase()))
  return shape.columns.every((name) => there.has(name))
}

/** Which of some tables are other tools' own: `database.table` and the tool. */
export function trackingTables(columns: Iterable<ColumnName>): ReadonlyMap<string, string> {
  return new Map(
    tablesOf(columns).flatMap((found) => {
      const owner = known.find((each) => isNamed(found, each) && hasShape(found, each))
      return owner === undefined ? [] : [[`${found.database}.${found.table}`, owner.tool] as const]
    }),
  )
}

/** The columns among `facts` of tables that go by a known name. */
export function* namedColumns(facts: Iterable<Fact>): Iterable<ColumnName> {
  for (const { kind, name } of facts) {
    const [database, table, column] = name
    if (kind !== 'column' || database === undefined || table === undefined || column === undefined) continue
    if (trackingNames.includes(table.toLowerCase())) yield { database, table, column }
  }
}

function applied(row: Row): boolean {
  return truth(row.applied)
}

/** A boolean as either server returns it. */
function truth(value: Row[string] | undefined): boolean {
  return value === true || String(value) === '1'
}

function ran(rows: readonly Row[], column: string, counts: (row: Row) => boolean = () => true): Tracked {
  return { ran: rows.filter(counts).map((row) => ({ id: String(row[column]) })), doubts: [] }
}

function position(rows: readonly Row[]): Tracked {
  const last = rows.at(-1)
  // -1 is its word for "nothing ran".
  if (last === undefined || String(last.version) === '-1') return { ran: [], doubts: [] }
  const version = String(last.version)
  const dirty = {
    message: `golang-migrate says that version ${version} is dirty: it stopped in the middle of it`,
    hint: `Look at what is there, finish that migration by hand or undo what it did, run \`migrate force ${version}\` (or force the version before it), then run this again.`,
  }
  return { ran: [], upTo: version, doubts: truth(last.dirty) ? [dirty] : [] }
}

function newestOfEach(rows: readonly Row[]): Tracked {
  const newest = new Map(rows.map((row) => [String(row.version_id), truth(row.is_applied)]))
  // goose begins every table with a version 0 that no file has.
  return { ran: [...newest].filter(([version, counts]) => counts && version !== '0').map(([id]) => ({ id })), doubts: [] }
}

function flyway(rows: readonly Row[]): Tracked {
  const versioned = rows.filter(({ version }) => version !== null)
  const newest = new Map(versioned.map((row) => [String(row.version), row]))
  const base = versioned.findLast(({ type }) => /BASELINE$/.test(String(type)))
  const doubts = [...newest.values()]
    .filter(({ success }) => !truth(success))
    .map(({ version, script }) => ({
      message: `Flyway says that version ${version} failed (${script})`,
      hint: 'Undo what it left behind, run `flyway repair`, then run this again.',
    }))
  const kept = [...newest].filter(([, { type }]) => !/^(UNDO|DELETE|SCHEMA)|BASELINE$/.test(String(type)))
  const list = { ran: kept.map(([id]) => ({ id })), doubts }
  return base === undefined ? list : { ...list, below: String(base.version) }
}

function liquibase(rows: readonly Row[]): Tracked {
  const name = ({ author, id }: Row) => `${author}:${id}`
  const doubts = rows
    .filter(({ exectype }) => String(exectype) === 'FAILED')
    .map((row) => ({
      message: `Liquibase says that changeset ${name(row)} of ${row.filename} failed`,
      hint: 'Mend it with Liquibase, then run this again.',
    }))
  const done = rows.filter(({ exectype }) => !/^(FAILED|SKIPPED)$/.test(String(exectype)))
  return { ran: done.map((row) => ({ id: String(row.filename), part: name(row) })), doubts }
}

function head(rows: readonly Row[]): Tracked {
  const [first, ...more] = rows.map(({ version_num }) => String(version_num))
  if (first === undefined) return { ran: [], doubts: [] }
  const several = {
    message: `Alembic is at several heads: ${[first, ...more].join(', ')}`,
    hint: 'Merge them with `alembic merge heads` and `alembic upgrade head`, or leave its table aside and say with --to how far the migrations here ran.',
  }
  return { ran: [], upTo: first, doubts: more.length > 0 ? [several] : [] }
}

function prisma(rows: readonly Row[]): Tracked {
  const standing = rows.filter((row) => row.rolled_back_at === null)
  const doubts = standing
    .filter((row) => row.finished_at === null)
    .map((row) => ({
      message: `Prisma says that ${row.migration_name} was begun and never finished`,
      hint: 'Settle it with `prisma migrate resolve --applied NAME` or `--rolled-back NAME`, then run this again.',
    }))
  return { ...ran(standing, 'migration_name', (row) => row.finished_at !== null), doubts }
}
