// Cuts SQL text into statements, with their places; and says what a statement is, as far as its first words tell.
import { Failure } from '../../core/failure.js'
import { head, isSymbol, isWord, lex, nameOf, type Token } from './lex.js'
import type { SqlStatement } from '../dialect.js'

/** Statements in order, without their `;`. Comments before a statement belong to it, and names in it mean what USE said last. Throws `sql-invalid`. */
export function split(sql: string, file: string): readonly SqlStatement[] {
  let tokens: readonly Token[]
  try {
    tokens = lex(sql)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { line, column } = positionAt(sql, Number(error.detail.offset ?? 0))
    throw new Failure(error.code, error.message, error.hint, { place: { file, line, column } })
  }
  const statements: SqlStatement[] = []
  const position = positions(sql)
  let start = 0
  let database: string | undefined
  for (const [i, token] of tokens.entries()) {
    const last = i === tokens.length - 1
    if (!isSymbol(token, ';') && !last) continue
    const part = tokens.slice(start, isSymbol(token, ';') ? i : i + 1)
    start = i + 1
    const first = part.find((inner) => inner.type !== 'space' && inner.type !== 'comment')
    if (!first) continue
    const head = part.indexOf(first)
    const from = part[0] as Token
    const to = part.at(-1) as Token
    const used = part.slice(head).filter((inner) => inner.type !== 'space' && inner.type !== 'comment')
    if (isWord(used[0], 'USE')) database = readName(used, isWord(used[1], 'DATABASE') && used[2]?.type === 'word' ? 2 : 1).name[0]
    statements.push({
      text: sql.slice(first.start, to.end).trimEnd(),
      leading: part
        .slice(0, head)
        .map((inner) => inner.text)
        .join(''),
      place: { file, ...position(first.start) },
      start: from.start,
      ...(database === undefined ? {} : { database }),
    })
  }
  return statements
}

/** Line and column, from 1, of an offset. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  return positions(text)(offset)
}

/** Finds lines and columns for offsets that only grow, in one pass over the text. */
function positions(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let line = 1
  let lineStart = 0
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < offset; next = text.indexOf('\n', lineStart)) {
      line++
      lineStart = next + 1
    }
    return { line, column: offset - lineStart + 1 }
  }
}

export type StatementClass = 'define' | 'data' | 'aside' | 'query'

/**
 * What the scratch engine should do with a statement: run it because it defines something, run it because it changes
 * data (on empty tables it changes nothing), or set it aside because no scratch engine can run it.
 */
export function classify(sql: string): StatementClass {
  const tokens = head(sql)
  const [first, second, third] = tokens
  if (isWord(first, 'SYSTEM', 'GRANT', 'REVOKE', 'KILL', 'BACKUP', 'RESTORE', 'CHECK', 'MOVE')) return 'aside'
  if (isWord(first, 'CREATE', 'ALTER', 'DROP', 'ATTACH')) {
    const subject = isWord(second, 'OR') ? tokens[3] : second
    if (isWord(subject, 'USER', 'ROLE', 'QUOTA', 'WORKLOAD', 'RESOURCE', 'MASKING') || isWord(subject, 'ROW', 'SETTINGS')) return 'aside'
    if (isWord(subject, 'POLICY', 'PROFILE') || (isWord(subject, 'MASKING') && isWord(third, 'POLICY'))) return 'aside'
  }
  if (isWord(first, 'SET')) return isWord(second, 'ROLE', 'DEFAULT') ? 'aside' : 'define'
  if (isWord(first, 'INSERT', 'DELETE', 'UPDATE', 'OPTIMIZE', 'TRUNCATE')) return 'data'
  if (isWord(first, 'SELECT', 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS', 'WITH', 'USE')) return 'query'
  return 'define'
}

/** The name, as parts, that starts at `at`, and the index after it. */
export function readName(tokens: readonly Token[], at: number): { readonly name: readonly string[]; readonly next: number } {
  const name: string[] = []
  let i = at
  while (i < tokens.length) {
    const token = tokens[i] as Token
    if (token.type !== 'word' && token.type !== 'quoted') break
    name.push(nameOf(token))
    i++
    if (!isSymbol(tokens[i], '.')) break
    i++
  }
  return { name, next: i }
}
