// Engines the scratch engine cannot run without Keeper are loaded as their nearest local twin. The original travels with
// the table as a constraint that is always true, so that it survives renames, exchanges and CREATE … AS.
import type { Definition } from './definition.js'
import { closing, isSymbol, isWord, lex, nameOf, stringOf, type Token } from './lex.js'
import { literal } from './quote.js'

const mark = 'trueup engine'

/** The engine text a twin stands for, or null where the table is what it seems. */
export function twinOriginal(definition: Definition): string | null {
  const { tokens } = definition
  const at = tokens.findIndex((token, i) => token.type === 'quoted' && nameOf(token) === mark && isWord(tokens[i - 1], 'CONSTRAINT'))
  const value = tokens[at + 2]
  return at >= 0 && value?.type === 'string' ? stringOf(value) : null
}

/**
 * `sql` with a Replicated* or Shared* engine replaced by its local twin, or unchanged. Their first two string arguments
 * are the Keeper path and the replica's name; the rest belongs to the twin.
 */
export function toTwin(sql: string): string {
  if (!/engine\s*=\s*[`"]?(Replicated|Shared)\w*MergeTree/i.test(sql)) return sql
  const tokens = lex(sql).filter((token) => token.type !== 'space' && token.type !== 'comment')
  const at = tokens.findIndex((token, i) => isEngineName(tokens, i) && isWord(tokens[i - 2], 'ENGINE') && token !== undefined)
  const columns = tokens.findIndex((token) => isSymbol(token, '('))
  if (at < 0) return sql
  const name = nameOf(tokens[at] as Token)
  const end = isSymbol(tokens[at + 1], '(') ? closing(tokens, at + 1) : at + 1
  const original = sql.slice((tokens[at] as Token).start, (tokens[end - 1] as Token).end).replace(/\(\s*\)$/, '')
  const inner = end > at + 1 ? argumentTexts(sql, tokens, at + 1, end - 1) : []
  const paths = inner.findIndex((argument) => !argument.startsWith("'"))
  const kept = inner.slice(paths < 0 ? inner.length : paths)
  const twin = name.replace(/^(Replicated|Shared)/, '') + (kept.length > 0 ? `(${kept.join(', ')})` : '')
  const engineText = sql.slice(0, (tokens[at] as Token).start) + twin + sql.slice((tokens[end - 1] as Token).end)
  const hasColumns = columns >= 0 && columns < at
  if (!hasColumns) return engineText
  const close = tokens[closing(tokens, columns) - 1] as Token
  const constraint = `, CONSTRAINT \`${mark}\` ASSUME ${literal(normal(original))} != ''`
  const before = engineText.slice(0, close.start).replace(/,\s*$/, '')
  return before + constraint + engineText.slice(close.start)
}

/** One spelling for an engine that no engine of ours prints. */
function normal(engine: string): string {
  return engine
    .replace(/\s*,\s*/g, ', ')
    .replace(/\(\s+/, '(')
    .replace(/\s+\)$/, ')')
}

function isEngineName(tokens: readonly Token[], i: number): boolean {
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
