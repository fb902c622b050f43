// Names of indexes and projections. A server makes files and folders of them as they are (projections in 26.7, indexes in
// every version that does not escape them yet): one with a slash leads out of its table's folder.
import { Failure, type Place } from '../../core/failure.js'
import type { SqlStatement } from '../dialect.js'
import { isSymbol, isWord, lex, meaningful, nameOf, type Token } from './lex.js'

/** Throws `sql-invalid` with the place where a statement that somebody wrote gives an index or a projection such a name. */
export function verifyPartNames({ text, place }: SqlStatement): void {
  if (place.line === undefined || !/[/]|['"`]\.\.?['"`]/.test(text) || !/\b(index|projection)\b/i.test(text)) return
  const tokens = meaningful(lex(text))
  if (!tokens.slice(0, 5).some((token) => isWord(token, 'TABLE'))) return
  tokens.forEach((token, i) => {
    if (!isWord(token, 'INDEX', 'PROJECTION') || isWord(tokens[i - 1], 'DROP', 'CLEAR') || isSymbol(tokens[i - 1], '.')) return
    // PROJECTION name INDEX expression TYPE basic
    if (isWord(tokens[i - 2], 'PROJECTION') || (isWord(tokens[i - 2], 'EXISTS') && isWord(tokens[i - 5], 'PROJECTION'))) return
    const name = tokens.slice(i + 1).find((next) => !isWord(next, 'IF', 'NOT', 'EXISTS'))
    if (name?.type !== 'quoted' || !leadsOut(nameOf(name))) return
    const what = token.text.toLowerCase()
    throw new Failure(
      'sql-invalid',
      `the name of ${what} ${nameOf(name)} leads out of its table's folder on the server`,
      `Give the ${what} a name without a slash.`,
      { place: placeOf(name, text, place) },
    )
  })
}

function leadsOut(name: string): boolean {
  return name.includes('/') || name === '.' || name === '..'
}

function placeOf(token: Token, text: string, { file, line = 1, column = 1 }: Place): Place {
  const before = text.slice(0, token.start).split('\n')
  const last = before.at(-1)?.length ?? 0
  return { file, line: line + before.length - 1, column: before.length > 1 ? last + 1 : column + last }
}
