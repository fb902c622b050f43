// Names and texts to be hostile with (not `inf`, `nan` and `interval`: the server prints those unquoted in places, and then cannot
// read its own definition), and the test's own way to quote them: none of trueup's code, so that a mistake there
// is not made twice.
import * as names from '../names.js'
import type { Random } from '../random.js'

const hostile = [
  'TTL', 'COMMENT', 'INDEX', 'select', 'PROJECTION', 'CONSTRAINT', 'PRIMARY', 'DEFAULT', 'ENGINE', 'order', 'SETTINGS', 'CODEC', 'AS', 'TO',
  'from', 'null', 'TYPE', 'STATISTICS', 'date', 'case', 'FIRST', 'AFTER', 'CHECK', 'ALIAS', 'EPHEMERAL', 'left', 'if', 'in',
  'REFRESH', 'APPEND', 'DEFINER', 'distinct', 'granularity', 'array', 'Int32', 'columns', 'all', 'table', 'view', 'cluster',
  'it`s', 'it\'s', 'a"b', 'back\\slash', 'new\nline', 'tab\tbed', 'emoji 😀', 'dot.ted', '.lead', 'semi;colon', '-- dash', '/* star', 'end */',
  '$$', '1digit', 'space d', 'ünïcödé', '日本', 'per%cent', 'a,b', '(bracket', '{brace}', '#!hash', '\\', '``', "'", '"', 'x\\n', 'UPPER', '名',
  'long_'.padEnd(120, 'long_'),
] as const // biome-ignore format: a table of words

const hostileTexts = [
  "it's", '-- not a comment', '; DROP TABLE t;', '*/', '/*', '$$', '$a$', '\\', '\\n', 'two\nlines', '`tick`', '"quote"', '😀', "''", "\\'", 'TTL d + 1',
  'COMMENT', '{x}', '%', '\t', '#!', 'ünïcödé', '[HIDDEN', '{uuid}', 'a, b', '(', ')', 'ENGINE = Log', ' lead and trail ', 'x\r\ny',
] as const // biome-ignore format: a table of words

/** A name not in `taken`. */
export function freshName(random: Random, taken: ReadonlySet<string>, wild = 0.3): string {
  return names.freshName(random, taken, wild, hostile)
}

export function someText(random: Random): string {
  return names.someText(random, hostileTexts)
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}\``
}

export function string(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
