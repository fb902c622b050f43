// Names and texts to be hostile with, and the test's own way to quote them: none of trueup's code, so that a mistake there
// is not made twice.
import * as names from '../names.js'
import type { Random } from '../random.js'

const hostile = [
  'select', 'order', 'user', 'table', 'default', 'primary', 'check', 'column', 'null', 'from', 'to', 'all', 'end', 'left', 'limit', 'window',
  'Upper', 'CamelCase', 'UPPER', 'space d', ' lead', 'trail ', 'it\'s', 'a"b', '"', '\'', 'back\\slash', 'new\nline', 'tab\tbed', 'emoji 😀',
  'dot.ted', '.lead', 'semi;colon', '-- dash', '/* star', 'end */', '$$', '$1', '1digit', 'ünïcödé', '日本', 'per%cent', 'a,b', '(bracket',
  '{brace}', '[0]', 'E\'x', 'public', 'current_user', 'name', 'text', 'integer', 'char', 'value', 'key', 'interval', 'row', 'array', 'a_idx',
  'ctid2', `${'long_'.repeat(12)}abc`, 'ö'.repeat(31),
] as const // biome-ignore format: a table of words

const hostileTexts = [
  "it's", '-- not a comment', '; DROP TABLE t;', '*/', '/*', '$$', '$a$', '\\', '\\n', 'two\nlines', '"quote"', '😀', "''", "\\'", 'NULL',
  '{x}', '%', '\t', 'ünïcödé', 'a, b', '(', ')', ' lead and trail ', 'E\'x\'', '$function$', 'x\r\ny',
] as const // biome-ignore format: a table of words

/** A name not in `taken`. */
export function freshName(random: Random, taken: ReadonlySet<string>, wild = 0.3): string {
  return names.freshName(random, taken, wild, hostile)
}

export function someText(random: Random): string {
  return names.someText(random, hostileTexts)
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function string(text: string): string {
  return text.includes('\\') ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : `'${text.replaceAll("'", "''")}'`
}
