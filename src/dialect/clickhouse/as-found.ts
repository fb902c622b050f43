// What stands on a server although none would make it again, such as a table whose default asks a dictionary that is gone:
// it is attached, which checks less than a creation, or, where not even that is possible, something of its name stands for it.
import { isWord, lex, meaningful } from './lex.js'
import { literal, qualified } from './quote.js'
import { readName } from './split.js'
import type { Subject } from './subject.js'

/** `CREATE TABLE d.t …`, as a server prints it, as `ATTACH TABLE d.t UUID '…' …`; undefined for what has no such form. */
export function attachment(sql: string, uuid: string): string | undefined {
  const tokens = meaningful(lex(sql))
  const at = isWord(tokens[1], 'MATERIALIZED') ? 3 : 2
  if (!isWord(tokens[0], 'CREATE') || !isWord(tokens[at - 1], 'TABLE', 'VIEW')) return undefined
  const end = tokens[readName(tokens, at).next - 1]?.end ?? 0
  return `ATTACH${sql.slice(tokens[0]?.end ?? 0, end)} UUID ${literal(uuid)}${sql.slice(end)}`
}

/** Something that takes the name of an object, so that it can be dropped; undefined for what is not in a database. */
export function placeholder({ kind, name }: Subject): string | undefined {
  if (name.length !== 2) return undefined
  const text = qualified(...name)
  if (kind === 'table') return `CREATE TABLE ${text} (nothing UInt8) ENGINE = Null`
  if (kind === 'view' || kind === 'materialized_view') return `CREATE VIEW ${text} AS SELECT 1 AS nothing`
  if (kind !== 'dictionary') return undefined
  return `CREATE DICTIONARY ${text} (nothing UInt64, none UInt8) PRIMARY KEY nothing SOURCE(NULL()) LAYOUT(FLAT()) LIFETIME(0)`
}
