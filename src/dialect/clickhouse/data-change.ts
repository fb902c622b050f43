// Statements that change rows, as `lint` reads them: brought into the form that the parser knows first.
import type { DataChange } from '../../core/lint.js'
import { readDataChange } from '../data-change.js'
import { isWord, lex, meaningful, type Token } from './lex.js'

/** Undefined where it cannot be read. */
export async function dataChange(sql: string): Promise<DataChange | undefined> {
  const tokens = withoutSettings(meaningful(lex(sql)))
  return await readDataChange(mutation(tokens) ?? text(tokens))
}

/** `ALTER TABLE t UPDATE a = 1 WHERE …` as `UPDATE t SET a = 1 WHERE …`, and the same of DELETE; undefined for anything else. */
function mutation(tokens: readonly Token[]): string | undefined {
  if (!isWord(tokens[0], 'ALTER') || !isWord(tokens[1], 'TABLE')) return undefined
  const at = tokens.findIndex((token) => isWord(token, 'UPDATE', 'DELETE'))
  if (at < 0) return undefined
  const table = text(withoutCluster(tokens.slice(2, at)))
  const rest = text(withoutPartition(tokens.slice(at + 1)))
  return isWord(tokens[at], 'DELETE') ? `DELETE FROM ${table} ${rest}` : `UPDATE ${table} SET ${rest}`
}

/** Without `ON CLUSTER name`. */
function withoutCluster(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token, i) => isWord(token, 'ON') && isWord(tokens[i + 1], 'CLUSTER'))
  return at < 0 ? tokens : [...tokens.slice(0, at), ...tokens.slice(at + 3)]
}

/** Without `IN PARTITION value`, which stands before WHERE. */
function withoutPartition(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token, i) => isWord(token, 'IN') && isWord(tokens[i + 1], 'PARTITION'))
  const where = tokens.findIndex((token) => isWord(token, 'WHERE'))
  return at < 0 || where < at ? tokens : [...tokens.slice(0, at), ...tokens.slice(where)]
}

/** Without `SETTINGS a = 1, b = 2`, which says nothing of rows. */
function withoutSettings(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => isWord(token, 'SETTINGS'))
  if (at < 0) return tokens
  let end = at + 1
  while (tokens[end + 1]?.text === '=') end += tokens[end + 3]?.text === ',' ? 4 : 3
  return [...tokens.slice(0, at), ...tokens.slice(end)]
}

/** Apart where they were apart. The parser knows names in double quotes only. */
function text(tokens: readonly Token[]): string {
  return tokens
    .map((token, i) => {
      const space = i > 0 && tokens[i - 1]?.end !== token.start ? ' ' : ''
      return space + (token.type === 'quoted' ? `"${token.text.slice(1, -1)}"` : token.text)
    })
    .join('')
}
