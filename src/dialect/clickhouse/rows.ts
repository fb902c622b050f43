// Whether a statement changes rows, and not only what holds them. Asked where the schema is kept and the rows are not.
import { isWord, lex, meaningful, type Token } from './lex.js'
import { classify } from './split.js'
import { subjectOf } from './subject.js'

export function changesRows(sql: string): boolean {
  const tokens = meaningful(lex(sql))
  if (classify(sql) === 'data') return true
  // WITH … INSERT
  if (isWord(tokens[0], 'WITH')) return tokens.some((token) => isWord(token, 'INSERT'))
  const { verb, kind } = subjectOf(sql, '')
  if (verb === 'alter') return tokens.some((token, i) => isWord(token, 'UPDATE') || removes(tokens, i) || ofPartition(tokens, i))
  if (verb !== 'create') return false
  if (kind === 'materialized_view') return tokens.some((token) => isWord(token, 'POPULATE'))
  return kind === 'table' && tokens.some((token, i) => isWord(token, 'SELECT', 'WITH') && isWord(outside(tokens, i), 'AS'))
}

/** `DELETE WHERE`, which is not the `DELETE` of a TTL. */
function removes(tokens: readonly Token[], at: number): boolean {
  return isWord(tokens[at], 'DELETE') && isWord(tokens[at + 1], 'WHERE', 'IN')
}

/** `DROP PARTITION`, `ATTACH PART`, and the others that take rows away or bring them. */
function ofPartition(tokens: readonly Token[], at: number): boolean {
  return isWord(tokens[at], 'DROP', 'DETACH', 'ATTACH', 'MOVE', 'REPLACE', 'FETCH', 'CLEAR') && isWord(tokens[at + 1], 'PARTITION', 'PART')
}

/** The word before the query at `at`, over the brackets that it may be in. */
function outside(tokens: readonly Token[], at: number): Token | undefined {
  let i = at - 1
  while (tokens[i]?.text === '(') i--
  return tokens[i]
}
