// Mutations: what an ALTER leaves going on after it returned.
import type { Background, Session } from '../dialect.js'
import { literal } from './quote.js'
import { subjectOf } from './subject.js'

/** The mutations that are not done in `databases` (names on the server); none is looked for after what cannot start one. */
export async function background(session: Session, sql: string | undefined, databases: readonly string[]): Promise<readonly Background[]> {
  if (sql !== undefined && !mayMutate(sql)) return []
  const rows = await session.query(
    // All columns: those that tell of failures came later than the table (18.16 has none).
    `SELECT * FROM system.mutations WHERE NOT is_done AND database IN (${databases.map((name) => literal(name)).join(', ')}) ORDER BY create_time`,
  )
  return rows.map((row) => ({
    object: `${row.database}.${row.table}`,
    command: String(row.command),
    left: Number(row.parts_to_do),
    error: String(row.latest_fail_reason ?? ''),
  }))
}

function mayMutate(sql: string): boolean {
  return subjectOf(sql, '').verb === 'alter' || /^\s*(DELETE|UPDATE|OPTIMIZE)\b/i.test(sql)
}
