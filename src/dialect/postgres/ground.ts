// The schema that the ledger is in has to be there before the first migration runs, which may be the one that makes it.
import type { Scope, Session, SqlStatement } from '../dialect.js'
import { list, parse } from './parse.js'
import { id } from './quote.js'
import { subjectOf } from './subject.js'

/** Makes the first managed schema where it is not there, as one of `statements` makes it, or plainly. */
export async function prepareGround(session: Session, scope: Scope, statements: readonly SqlStatement[]): Promise<void> {
  const [first] = scope.databases
  if (first === undefined) return
  const made = statements.find(({ text }) => {
    if (!/^CREATE\s+SCHEMA\b/i.test(text)) return false
    const { verb, kind, name } = subjectOf(text, '')
    return verb === 'create' && kind === 'schema' && name[0] === first
  })
  const declared = made === undefined ? '' : unlessThere(made.text)
  await session.run(/IF\s+NOT\s+EXISTS/i.test(declared) ? declared : `CREATE SCHEMA IF NOT EXISTS ${id(first)}`, { anywhere: true })
}

/** A plain `CREATE SCHEMA` that does nothing where the schema is there already; any other statement as it is. */
export function unlessThere(sql: string): string {
  if (!/^CREATE\s+SCHEMA\b/i.test(sql)) return sql
  const [first] = parse(sql)
  const plain = first?.type === 'CreateSchemaStmt' && first.node.if_not_exists !== true && list(first.node, 'schemaElts').length === 0
  return plain ? sql.replace(/^CREATE\s+SCHEMA\b/i, '$& IF NOT EXISTS') : sql
}
