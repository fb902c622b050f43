// Reads a live server as the statements that would make its managed part again.
import { keyOf } from '../../core/fact.js'
import { Failure } from '../../core/failure.js'
import type { ColumnName, Definition, Keep, Scope, Session } from '../dialect.js'
import { withoutTables } from '../scope.js'
import { trackingNames, trackingTables } from '../tracking.js'
import { fingerprint } from './fingerprint.js'
import { readNow } from './introspect/state.js'
import { renderAll } from './render.js'
import { PostgresSession } from './session.js'

/** Rows by the server's last count; partitions count for themselves. */
const size = `SELECT n.nspname || '.' || c.relname AS name, greatest(c.reltuples, 0)::bigint AS rows, pg_catalog.pg_total_relation_size(c.oid) AS bytes
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY ($1)`

export async function columnsOf(session: Session, names: readonly string[]): Promise<readonly ColumnName[]> {
  const rows = await session.query(
    `SELECT n.nspname AS database, c.relname AS table, a.attname AS column FROM pg_catalog.pg_attribute a
       JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.lower(c.relname) = ANY ($1)
       ORDER BY n.nspname, c.relname, a.attnum`,
    { names: names.map((name) => name.toLowerCase()) as unknown as string },
  )
  return rows.map(({ database, table, column }) => ({ database: String(database), table: String(table), column: String(column) }))
}

export async function readLive(session: Session, scope: Scope, databases: Readonly<Record<string, string>>, keep?: Keep): Promise<Definition> {
  noOtherNames(databases)
  if (!(session instanceof PostgresSession)) throw new Error('a session of another dialect; this is a bug in trueup, please report it')
  const state = await session.snapshot(async () => {
    const print = keep && (await fingerprint(session))
    const read = () => readNow(session, scope)
    return keep && print !== undefined ? await keep(print, read) : await read()
  })
  const bare = scope.databases.includes('public') && !state.facts.has(keyOf('schema', ['public'])) ? ['DROP SCHEMA IF EXISTS public'] : []
  const written = () => [...bare, ...renderAll(state)].map((text) => ({ text, leading: '', place: { file: `${session.url}` }, start: 0 }))
  const { leftAlone } = withoutTables(scope, trackingTables(await columnsOf(session, trackingNames)))
  const sizes = Object.fromEntries(
    (await session.query(size, { schemas: scope.databases as unknown as string })).map(({ name, rows, bytes }) => [
      String(name),
      { rows: Number(rows), bytes: Number(bytes) },
    ]),
  )
  const read = { engine: `postgres ${Number.parseInt(session.version, 10)}`, state }
  const { unmodelled, unverified } = state
  let statements: Definition['statements'] | undefined
  // Writing thousands of objects out takes longer than reading them, and servers that print alike are compared without it.
  return {
    get statements() {
      statements ??= written()
      return statements
    },
    read,
    sizes,
    unmodelled,
    unverified,
    leftAlone,
  }
}

/** Schemas have the same names everywhere: what functions say in their bodies cannot be renamed. */
export function noOtherNames(databases: Readonly<Record<string, string>>): void {
  const [first] = Object.entries(databases).find(([name, there]) => name !== there) ?? []
  if (first === undefined) return
  throw new Failure(
    'config-invalid',
    `schema ${first} has another name on the server, and PostgreSQL targets cannot have that`,
    'Take `databases` out of the environment; use one database for each environment instead.',
  )
}
