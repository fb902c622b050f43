// What would keep this role from running migrations, asked before anything runs.
import type { Session } from '../dialect.js'
import { literal } from './quote.js'

/** One line for each thing in the way; schemas that are not there yet need the right to make them. */
export async function obstacles(session: Session, schemas: readonly string[]): Promise<readonly string[]> {
  const [row] = await session.query(
    `SELECT pg_catalog.pg_is_in_recovery() AS recovering, pg_catalog.current_setting('default_transaction_read_only') AS readonly,
       pg_catalog.current_database() AS database, pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS creates,
       current_user AS role,
       ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname IN (${schemas.map(literal).join(', ')})) AS there,
       ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname IN (${schemas.map(literal).join(', ')})
         AND NOT pg_catalog.has_schema_privilege(oid, 'CREATE')) AS closed`,
  )
  if (!row) return []
  if (row.recovering === true) return ['the server is a standby in recovery and takes no writes']
  if (row.readonly === 'on') return ['the role may only read (default_transaction_read_only = on)']
  const there = row.there as readonly string[]
  const absent = row.creates === true ? [] : schemas.filter((name) => !there.includes(name))
  return [
    ...absent.map((name) => `the schema ${name} is not there and ${row.role} has no right to create schemas in ${row.database}`),
    ...(row.closed as readonly string[]).map((name) => `${row.role} has no right to create in schema ${name}`),
  ]
}
