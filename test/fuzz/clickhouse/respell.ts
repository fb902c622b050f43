// The same SQL in other words: letter case of keywords, space, comments, brackets, names with and without their database.
// Works on the printer's output, where every name is quoted, so that a bare word is a keyword, a type or a function.
import { isSymbol, isWord, lex, meaningful } from '../../../src/dialect/clickhouse/lex.js'
import type { Random } from '../random.js'

const keywords = new Set(
  (
    'CREATE TABLE VIEW MATERIALIZED DICTIONARY FUNCTION ENGINE ORDER BY PRIMARY KEY PARTITION SAMPLE TTL SETTINGS COMMENT DEFAULT ALIAS EPHEMERAL ' +
    'CODEC STATISTICS INDEX PROJECTION CONSTRAINT CHECK ASSUME TYPE GRANULARITY SELECT FROM WHERE WITH AS AND OR NOT IN BETWEEN GROUP LIMIT UNION ALL ' +
    'INTERVAL DAY MONTH YEAR WEEK MINUTE DELETE RECOMPRESS REFRESH EVERY AFTER APPEND EMPTY TO SQL SECURITY DEFINER INVOKER SOURCE LAYOUT LIFETIME ' +
    'LEFT JOIN ON CASE WHEN THEN ELSE END IF IS NULL'
  ).split(' '),
)

const gaps = [' ', '  ', '\n', '\t', '\r\n', ' /* a; comment */ ', ' -- another; one\n', ' # and this\n', ' /* nested -- */ ']

export function respell(random: Random, sql: string, database: string): string {
  const all = lex(sql)
  const declarations = all.filter((token) => token.type === 'comment').map((token) => `${token.text}\n`)
  if (declarations.length > 0) return sql
  const tokens = meaningful(all)
  let out = random.chance(0.3) ? '/* head */ ' : ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const next = tokens[i + 1]
    const qualifier = token.type === 'quoted' && token.text === `\`${database}\`` && isSymbol(next, '.') && tokens[i + 2]?.type === 'quoted'
    if (qualifier && !isWord(tokens[i - 1], 'DATABASE') && random.chance(0.5)) {
      i++
      continue
    }
    const known = token.type === 'word' && keywords.has(token.text)
    let text = known ? cased(random, token.text) : token.text
    const literal = isWord(tokens[1], 'TABLE') && (token.type === 'string' || token.type === 'number') && isWord(tokens[i - 1], 'DEFAULT', 'ALIAS')
    if (literal && (isSymbol(next, ',') || isWord(next, 'COMMENT')) && random.chance(0.5)) text = `(${text})`
    out += text
    if (i === 1 && isWord(token, 'TABLE') && random.chance(0.3)) out += ' if NOT exists'
    const touching = next !== undefined && token.end === next.start
    if (next && (!touching || random.chance(0.1))) out += touching && glued(token.text, next.text) ? '' : random.pick(gaps)
  }
  return out
}

/** Pairs that mean something else with a space between. */
function glued(one: string, two: string): boolean {
  return /^[.@?:{}]/.test(two) || /[.@{}]$/.test(one) || two === '('
}

function cased(random: Random, word: string): string {
  const style = random.below(4)
  if (style === 0) return word.toLowerCase()
  if (style === 1) return `${word[0] ?? ''}${word.slice(1).toLowerCase()}`
  return style === 2 ? [...word].map((char, i) => (i % 2 ? char.toLowerCase() : char)).join('') : word
}
