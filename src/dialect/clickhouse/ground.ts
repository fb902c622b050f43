// Databases that have to be there before the first migration runs, which may be the one that makes them: the ledger and the
// lock are in one of them.
import { Failure } from '../../core/failure.js'
import type { Scope, Session, SqlStatement } from '../dialect.js'
import { head, isWord } from './lex.js'
import { id } from './quote.js'
import { renameDatabases } from './rewrite.js'
import { subjectOf } from './subject.js'

/** Makes the managed databases that are not there, as one of `statements` makes them, or plainly. */
export async function prepareGround(
  session: Session,
  scope: Scope,
  databases: Readonly<Record<string, string>>,
  statements: readonly SqlStatement[],
): Promise<void> {
  const rows = await session.query('SELECT name FROM system.databases')
  const there = new Set(rows.map((row) => String(row.name)))
  for (const name of scope.databases) {
    const local = databases[name] ?? name
    if (there.has(local)) continue
    try {
      await session.run(databaseMade(local, databases, statements), { anywhere: true })
    } catch (error) {
      const place = declaring(local, databases, statements)?.place
      if (!(error instanceof Failure) || place === undefined) throw error
      throw new Failure(error.code, error.message, error.hint, { ...error.detail, place })
    }
  }
}

function declaring(local: string, databases: Readonly<Record<string, string>>, statements: readonly SqlStatement[]): SqlStatement | undefined {
  return statements.find(({ text }) => {
    const { verb, kind, name } = subjectOf(text, '')
    return verb === 'create' && kind === 'database' && (databases[name[0] ?? ''] ?? name[0]) === local
  })
}

/** The statement that makes the database `local` (its name on the server): the one among `statements`, or a plain one. */
export function databaseMade(local: string, databases: Readonly<Record<string, string>>, statements: readonly SqlStatement[]): string {
  const declared = declaring(local, databases, statements)
  return declared ? unlessThere(renameDatabases(declared.text, databases)) : `CREATE DATABASE IF NOT EXISTS ${id(local)}`
}

/** A `CREATE DATABASE` that does nothing where the database is there already; any other statement as it is. */
export function unlessThere(sql: string): string {
  const [verb, kind, next] = head(sql)
  if (!isWord(verb, 'CREATE') || !isWord(kind, 'DATABASE') || isWord(next, 'IF')) return sql
  return `${sql.slice(0, kind?.end)} IF NOT EXISTS${sql.slice(kind?.end)}`
}
