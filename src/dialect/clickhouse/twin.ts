// Engines the scratch engine cannot run without Keeper are loaded as their nearest local twin. The original travels with
// the table as a constraint that is always true, so that it survives renames, exchanges and CREATE … AS.
import type { Definition } from './definition.js'
import { closing, isSymbol, isWord, lex, meaningful, nameOf, stringOf, type Token } from './lex.js'
import { literal } from './quote.js'

const mark = 'trueup engine'

/** The engine text a twin stands for, or null where the table is what it seems: a copy may have taken the mark over with the columns. */
export function twinOriginal(definition: Definition): string | null {
  const { tokens } = definition
  const at = tokens.findIndex((token, i) => token.type === 'quoted' && nameOf(token) === mark && isWord(tokens[i - 1], 'CONSTRAINT'))
  const value = tokens[at + 2]
  const expected = tokens[at + 4]
  if (at < 0 || value?.type !== 'string' || expected?.type !== 'string') return null
  const engine = tokens.findIndex((token, i) => isWord(token, 'ENGINE') && isSymbol(tokens[i + 1], '='))
  const actual = tokens[engine + 2]
  return actual !== undefined && nameOf(actual) === stringOf(expected) ? stringOf(value) : null
}

export interface Original {
  /** The engine as it was written. */
  readonly original: string
  /** Name of the engine that stands for it. */
  readonly engine: string
}

export interface Twin {
  readonly sql: string
  /** Where `sql` has another engine than was written, and does not say so itself. */
  readonly unsaid?: Original
}

/**
 * `sql` with a Replicated* or Shared* engine replaced by its local twin, or unchanged. The strings among
 * its first arguments are the Keeper path and the replica's name; the rest belongs to the twin.
 */
export function toTwin(sql: string): Twin {
  if (!/engine\s*=\s*[`"]?(Replicated|Shared)\w*MergeTree/i.test(sql)) return { sql }
  const tokens = meaningful(lex(sql))
  const at = tokens.findIndex((_, i) => isReplicated(tokens, i) && isWord(tokens[i - 2], 'ENGINE'))
  if (at < 0) return { sql }
  const name = nameOf(tokens[at] as Token)
  const end = isSymbol(tokens[at + 1], '(') ? closing(tokens, at + 1) : at + 1
  const inner = end > at + 1 ? argumentTexts(sql, tokens, at + 1, end - 1) : []
  const other = inner.findIndex((argument) => !argument.startsWith("'"))
  const strings = other < 0 ? inner.length : other
  // The last string of this one names its rules.
  const kept = inner.slice(name.endsWith('GraphiteMergeTree') ? Math.max(strings - 1, 0) : strings)
  const twin = name.replace(/^(Replicated|Shared)/, '') + (kept.length > 0 ? `(${kept.join(', ')})` : '')
  return replaced(sql, tokens, at, end, twin)
}

/** `sql`, as the server's formatter prints it, with a Null table in place of one that can only be made where it belongs. */
export function toNull(sql: string): Twin | undefined {
  const tokens = meaningful(lex(sql))
  const at = tokens.findIndex((token, i) => isWord(token, 'ENGINE') && isSymbol(tokens[i + 1], '='))
  if (at < 0 || !createsTable(tokens)) return undefined
  const comment = tokens.findIndex((token, i) => i > at && isWord(token, 'COMMENT') && i === tokens.length - 2)
  return replaced(sql, tokens, at + 2, comment < 0 ? tokens.length : comment, 'Null')
}

/** `CREATE TABLE` or `CREATE OR REPLACE TABLE`. */
function createsTable(tokens: readonly Token[]): boolean {
  return isWord(tokens[0], 'CREATE') && isWord(tokens[isWord(tokens[1], 'OR') ? 3 : 1], 'TABLE')
}

/** `sql` with the engine at tokens `at` up to `end` replaced; the original as a constraint, where there is a column list. */
function replaced(sql: string, tokens: readonly Token[], at: number, end: number, twin: string): Twin {
  const [first, last] = [tokens[at] as Token, tokens[end - 1] as Token]
  const engine = /^\w+/.exec(twin)?.[0] ?? twin
  const original = normal(sql.slice(first.start, last.end).replace(/\(\s*\)$/, ''))
  const text = `${sql.slice(0, first.start)}${twin}${sql.slice(last.end)}`
  const columns = tokens.findIndex((token) => isSymbol(token, '('))
  if (columns < 0 || columns > at || !createsTable(tokens)) return { sql: text, unsaid: { original, engine } }
  const close = tokens[closing(tokens, columns) - 1] as Token
  return { sql: `${text.slice(0, close.start).replace(/,\s*$/, '')}, ${twinMark({ original, engine })}${text.slice(close.start)}` }
}

/** The constraint that says what a twin stands for. */
export function twinMark({ original, engine }: Original): string {
  return `CONSTRAINT \`${mark}\` ASSUME ${literal(original)} != ${literal(engine)}`
}

export const twinMarkName = mark

/** One spelling for an engine that no engine of ours prints. */
function normal(engine: string): string {
  return engine
    .replace(/\s*,\s*/g, ', ')
    .replace(/\(\s+/, '(')
    .replace(/\s+\)$/, ')')
}

function isReplicated(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  return token !== undefined && (token.type === 'word' || token.type === 'quoted') && /^(Replicated|Shared)\w*MergeTree$/.test(nameOf(token))
}

function argumentTexts(sql: string, tokens: readonly Token[], open: number, close: number): readonly string[] {
  const texts: string[] = []
  let start = open + 1
  for (let i = open + 1; i <= close; i++) {
    if (isSymbol(tokens[i], '(')) i = closing(tokens, i) - 1
    if (isSymbol(tokens[i], ',') || i === close) {
      if (i > start) texts.push(sql.slice((tokens[start] as Token).start, (tokens[i - 1] as Token).end))
      start = i + 1
    }
  }
  return texts
}
