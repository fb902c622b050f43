// Names and texts to be hostile with (not `inf`, `nan` and `interval`: the server prints those unquoted in places, and then cannot
// read its own definition), and the test's own way to quote them: none of trueup's code, so that a mistake there
// is not made twice.
import type { Random } from './random.js'

const plain = ['a', 'b', 'id', 'ts', 'value', 'user_id', 'amount', 'kind', 'events', 'orders', 'Total', 'x1', 'meta', 'day']

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
  for (let attempt = 0; ; attempt++) {
    const base = random.chance(wild) ? random.pick(hostile) : random.pick(plain)
    const name = attempt < 3 ? base : `${base}_${random.below(1000)}`
    if (!taken.has(name)) return name
  }
}

export function someText(random: Random): string {
  if (random.chance(0.4)) return random.pick(['a note', 'counts things', 'in euros', 'x'])
  return random.chance(0.5) ? random.pick(hostileTexts) : `${random.pick(hostileTexts)} ${random.pick(hostileTexts)}`
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}\``
}

export function string(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
