// The invalid index that a CREATE INDEX CONCURRENTLY leaves when it does not come to its end.
// https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
import type { Session } from '../dialect.js'
import { literal } from './quote.js'

const name = String.raw`(?:"(?:[^"]|"")*"|[\w$]+)`
const concurrent = new RegExp(
  String.raw`^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?(${name})\s+ON\s+(?:ONLY\s+)?(${name}(?:\s*\.\s*${name})?)`,
  'i',
)

export async function leftovers(session: Session, sql: string): Promise<readonly string[]> {
  const [, index, table] = concurrent.exec(sql) ?? []
  if (index === undefined || table === undefined) return []
  const rows = await session.query(
    `SELECT pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname) AS sql
     FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE i.indrelid = to_regclass(${literal(table)}) AND c.relname = (pg_catalog.parse_ident(${literal(index)}))[1] AND NOT i.indisvalid`,
  )
  return rows.map((row) => String(row.sql))
}
