// `-- trueup: renamed-from NAME` beside a column, table, view or dictionary; and the statements that rename them.
import { Failure } from '../../core/failure.js'
import type { Rename } from '../../core/rename.js'
import type { Scope, SqlStatement } from '../dialect.js'
import { closing, isSymbol, isWord, lex, meaningful, nameOf, type Token } from './lex.js'
import { id, qualified } from './quote.js'
import { readName } from './split.js'
import { subjectOf } from './subject.js'

const pattern = /^--\s*trueup:\s*renamed-from\s+(.+?)\s*$/

export function readRenames(statements: readonly SqlStatement[], scope: Scope): readonly Rename[] {
  return statements.flatMap((statement) => {
    if (!/trueup:\s*renamed-from/.test(statement.leading + statement.text)) return []
    const subject = subjectOf(statement.text, statement.database ?? scope.databases[0] ?? '')
    if (subject.verb !== 'create') return []
    const found: Rename[] = []
    for (const old of declared(lex(statement.leading))) {
      const from = old.length === 1 && subject.name.length === 2 ? [subject.name[0] ?? '', ...old] : old
      found.push({ kind: subject.kind, from, to: subject.name })
    }
    if (subject.kind === 'table') found.push(...columnRenames(statement, subject.name))
    return found
  })
}

function declared(tokens: readonly Token[]): readonly (readonly string[])[] {
  return tokens.flatMap((token) => {
    const name = token.type === 'comment' ? pattern.exec(token.text)?.[1] : undefined
    return name === undefined ? [] : [readName(meaningful(lex(name)), 0).name]
  })
}

/** A declaration on a column's own line belongs to that column; one on a line of its own belongs to the next column. */
function columnRenames(statement: SqlStatement, table: readonly string[]): readonly Rename[] {
  const tokens = lex(statement.text)
  const open = tokens.findIndex((token) => isSymbol(token, '('))
  if (open < 0) return []
  const end = closing(tokens, open)
  const renames: Rename[] = []
  for (let i = open; i < end; i++) {
    const token = tokens[i] as Token
    const [from] = token.type === 'comment' ? declared([token]) : []
    if (!from) continue
    const column = columnBeside(statement.text, tokens, open, i)
    if (column === undefined) {
      throw new Failure(
        'sql-invalid',
        `renamed-from ${from.join('.')} stands beside no column`,
        'Write it on the line of the renamed column, or on the line above it.',
        { place: statement.place },
      )
    }
    renames.push({ kind: 'column', from: [...table, from.at(-1) ?? ''], to: [...table, column] })
  }
  return renames
}

function columnBeside(sql: string, tokens: readonly Token[], open: number, at: number): string | undefined {
  const lineStart = sql.lastIndexOf('\n', (tokens[at] as Token).start) + 1
  const starts = columnStarts(tokens, open)
  const sameLine = starts.filter((i) => i < at && (tokens[i] as Token).start >= lineStart)
  const chosen = sameLine.at(-1) ?? starts.find((i) => i > at)
  return chosen === undefined ? undefined : nameOf(tokens[chosen] as Token)
}

/** Indexes of the tokens that begin a column declaration. */
function columnStarts(tokens: readonly Token[], open: number): readonly number[] {
  const starts: number[] = []
  let begins = true
  for (let i = open + 1; i < closing(tokens, open) - 1; i++) {
    const token = tokens[i] as Token
    if (token.type === 'space' || token.type === 'comment') continue
    if (isSymbol(token, '(')) i = closing(tokens, i) - 1
    else if (isSymbol(token, ',')) begins = true
    else if (begins) {
      if (!isWord(token, 'INDEX', 'PROJECTION', 'CONSTRAINT', 'PRIMARY')) starts.push(i)
      begins = false
    }
  }
  return starts
}

export function renameStatements({ kind, from, to }: Rename): readonly string[] {
  if (kind === 'column')
    return [`ALTER TABLE ${qualified(...to.slice(0, 2))}\n    RENAME COLUMN ${id(from[2] ?? '', true)} TO ${id(to[2] ?? '', true)}`]
  const word = kind === 'dictionary' ? 'DICTIONARY' : kind === 'database' ? 'DATABASE' : 'TABLE'
  return [`RENAME ${word} ${qualified(...from)} TO ${qualified(...to)}`]
}
