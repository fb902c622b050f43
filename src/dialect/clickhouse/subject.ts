// What a statement is about, from its first words: enough to order files, to find duplicates, to place a failure.
import { head, isSymbol, isWord, type Token } from './lex.js'
import { readName } from './split.js'

export interface Subject {
  readonly verb: 'create' | 'alter' | 'drop' | 'rename' | 'other'
  /** A kind of the model, `window_view`, or `other`. */
  readonly kind: string
  /** With its database, where it lives in one. */
  readonly name: readonly string[]
  /** The offset after the name; 0 where there is none. */
  readonly end: number
}

const kinds: readonly (readonly [words: readonly string[], kind: string])[] = [
  [['NAMED', 'COLLECTION'], 'named_collection'],
  [['MATERIALIZED', 'VIEW'], 'materialized_view'],
  [['WINDOW', 'VIEW'], 'window_view'],
  [['LIVE', 'VIEW'], 'live_view'],
  [['DATABASE'], 'database'],
  [['TABLE'], 'table'],
  [['VIEW'], 'view'],
  [['DICTIONARY'], 'dictionary'],
  [['FUNCTION'], 'function'],
  [['WORKLOAD'], 'workload'],
  [['RESOURCE'], 'resource'],
]

const outsideDatabases = new Set(['database', 'function', 'named_collection', 'workload', 'resource'])

/** The subject of `sql`; names without a database get `database`. */
export function subjectOf(sql: string, database: string): Subject {
  const tokens = head(sql)
  const verb = verbOf(tokens[0])
  let i = 1
  while (isWord(tokens[i], 'OR', 'REPLACE', 'TEMPORARY', 'CREATE')) i++
  const match = kinds.find(([words]) => words.every((word, n) => isWord(tokens[i + n], word)))
  if (verb === 'other' || !match) return { verb, kind: 'other', name: [], end: 0 }
  i += match[0].length
  while (isWord(tokens[i], 'IF', 'NOT', 'EXISTS') && !isSymbol(tokens[i + 1], '.') && !isSymbol(tokens[i + 1], '(')) i++
  const { name, next } = readName(tokens, i)
  const kind = match[1]
  const full = outsideDatabases.has(kind) || name.length !== 1 ? name : [database, ...name]
  return { verb, kind, name: full, end: tokens[next - 1]?.end ?? 0 }
}

function verbOf(token: Token | undefined): Subject['verb'] {
  if (isWord(token, 'CREATE', 'ATTACH', 'REPLACE')) return 'create'
  if (isWord(token, 'ALTER')) return 'alter'
  if (isWord(token, 'DROP', 'DETACH')) return 'drop'
  return isWord(token, 'RENAME', 'EXCHANGE') ? 'rename' : 'other'
}
