// Reads a live server as the statements that would make its managed part again. Only questions that every version from
// 18.16 on can answer; what a newer catalogue adds is asked for where it is there.
import { keyOf, type Key } from '../../core/fact.js'
import type { Note } from '../../core/state.js'
import type { ColumnName, Defined, Definition, Row, Scope, Session, Size } from '../dialect.js'
import { managed, withoutTables } from '../scope.js'
import { trackingNames, trackingTables } from '../tracking.js'
import { databaseText } from './introspect/database.js'
import { innerTable } from './introspect/state.js'
import { literal } from './quote.js'
import { renameDatabases, withoutAliasColumns } from './rewrite.js'
import { subjectOf } from './subject.js'

/** Kinds trueup can load elsewhere; the first words of what it cannot. */
const unloadable = ['window_view', 'live_view', 'other']

export async function columnsOf(session: Session, names: readonly string[]): Promise<readonly ColumnName[]> {
  const list = names.map((name) => literal(name.toLowerCase())).join(', ')
  const rows = await session.query(`SELECT database, table, name FROM system.columns WHERE lower(table) IN (${list}) ORDER BY database, table, name`)
  return rows.map(({ database, table, name }) => ({ database: String(database), table: String(table), column: String(name) }))
}

export async function readLive(session: Session, everything: Scope, databases: Readonly<Record<string, string>>): Promise<Definition> {
  const has = await catalogue(session)
  const there = new Map(everything.databases.map((name) => [databases[name] ?? name, name]))
  const columns = await columnsOf(session, trackingNames)
  const { scope, leftAlone } = withoutTables(
    everything,
    trackingTables(columns.flatMap((each) => (there.has(each.database) ? [{ ...each, database: there.get(each.database) ?? '' }] : []))),
  )
  const back = Object.fromEntries(there)
  const list = [...there.keys()].map((name) => literal(name)).join(', ')
  const unmodelled: Note[] = []
  const unverified: Note[] = []
  const statements: Defined[] = []
  const sizes: Record<string, Size> = {}
  const add = (sql: string, about: string, outside?: Key) => {
    const place = { file: `${about} on ${session.url}` }
    statements.push({
      text: renameDatabases(withoutAliasColumns(sql), back),
      leading: '',
      place,
      start: 0,
      ...(outside === undefined ? {} : { outside }),
    })
  }
  const size = (column: string) => (has(`tables.${column}`) ? column : 'NULL')
  const comment = has('databases.comment') ? 'comment' : `''`
  for (const row of await session.query(`SELECT name, engine, ${comment} AS comment FROM system.databases WHERE name IN (${list})`)) {
    add(databaseText(String(row.name), String(row.engine), String(row.comment)), `database ${row.name}`)
  }
  for (const row of await session.query(
    `SELECT database, name, create_table_query, ${size('total_rows')} AS rows, ${size('total_bytes')} AS bytes FROM system.tables WHERE database IN (${list}) AND NOT is_temporary`,
  )) {
    const [database, name, create] = [String(row.database), String(row.name), String(row.create_table_query)]
    const logical = there.get(database) ?? database
    if (innerTable(name) || create === '') continue
    const { kind } = subjectOf(create, database)
    if (!managed(scope, kind, [logical, name])) continue
    if (unloadable.includes(kind)) unmodelled.push({ about: `${logical}.${name}`, reason: `trueup has no model for a ${kind.replace('_', ' ')}` })
    else add(create, `${logical}.${name}`)
    if (row.rows !== null) sizes[`${logical}.${name}`] = { rows: Number(row.rows), bytes: Number(row.bytes) }
  }
  if (has('functions.create_query')) {
    for (const row of await session.query(`SELECT name, create_query FROM system.functions WHERE create_query != ''`)) {
      if (managed(scope, 'function', [String(row.name)])) add(String(row.create_query), `function ${row.name}`, keyOf('function', [String(row.name)]))
    }
  }
  await readCollections(session, scope, has, add, unverified)
  for (const [table, what] of [
    ['workloads', 'workload'],
    ['resources', 'resource'],
  ] as const) {
    if (!has(`${table}.name`)) continue
    for (const row of await session.query(`SELECT name FROM system.${table}`))
      unmodelled.push({ about: String(row.name), reason: `trueup has no model for a ${what}` })
  }
  return { statements, sizes, unmodelled, unverified, leftAlone }
}

async function readCollections(
  session: Session,
  scope: Scope,
  has: (column: string) => boolean,
  add: (sql: string, about: string, outside?: Key) => void,
  unverified: Note[],
) {
  if (!has('named_collections.name')) return
  let rows: readonly Row[]
  try {
    rows = await session.query(
      has('named_collections.create_query')
        ? 'SELECT name, create_query FROM system.named_collections'
        : `SELECT name, '' AS create_query FROM system.named_collections`,
    )
  } catch {
    unverified.push({ about: 'named collections', reason: 'this user may not read system.named_collections' })
    return
  }
  for (const row of rows) {
    const [name, create] = [String(row.name), String(row.create_query)]
    if (!managed(scope, 'named_collection', [name])) continue
    if (create !== '') add(create, `named collection ${name}`, keyOf('named_collection', [name]))
    else unverified.push({ about: `named collection ${name}`, reason: 'this server does not show its definition' })
  }
}

/** Which columns the system tables of this server have. */
async function catalogue(session: Session): Promise<(column: string) => boolean> {
  const rows = await session.query(
    `SELECT table, name FROM system.columns WHERE database = 'system' AND table IN ('databases', 'tables', 'functions', 'named_collections', 'workloads', 'resources')`,
  )
  const columns = new Set(rows.map((row) => `${row.table}.${row.name}`))
  return (column) => columns.has(column)
}
