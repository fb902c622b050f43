// Column types of every family, each with an expression over `number` that gives rows a value of it.
import { string, someText } from './names.js'
import type { Random } from '../random.js'

export type Family = 'number' | 'float' | 'text' | 'date' | 'time' | 'other' | 'aggregate'

export interface Type {
  readonly sql: string
  readonly family: Family
  /** Whether it may stand in a sorting key. */
  readonly key: boolean
  /** SQL over `number`; null where rows leave the column to its default. */
  readonly value: string | null
}

const type = (sql: string, family: Family, value: string | null, key = true): Type => ({ sql, family, value, key })

const numbers = ['Int8', 'Int16', 'Int32', 'Int64', 'Int128', 'UInt8', 'UInt16', 'UInt32', 'UInt64', 'UInt256'].map((sql) =>
  type(sql, 'number', 'number'),
)
const texts = [type('String', 'text', 'toString(number)'), type('LowCardinality(String)', 'text', 'toString(number % 2)')]
const times = [
  type('Date', 'date', `toDate('2080-01-01') + number`),
  type('Date32', 'date', `toDate32('2080-01-01') + number`),
  type('DateTime', 'time', `toDateTime('2080-01-01 00:00:00') + number`),
  type(`DateTime('UTC')`, 'time', `toDateTime('2080-01-01 00:00:00') + number`),
  type('DateTime64(3)', 'time', `toDateTime64('2080-01-01 00:00:00', 3) + number`),
  type(`DateTime64(6, 'Europe/Berlin')`, 'time', `toDateTime64('2080-01-01 00:00:00', 6) + number`),
]
const others = [
  type('Bool', 'other', 'number % 2'),
  type('UUID', 'other', `toUUID('00000000-0000-0000-0000-000000000001')`),
  type('IPv4', 'other', `toIPv4('127.0.0.1')`),
  type('IPv6', 'other', `toIPv6('::1')`),
  type('Decimal(9, 2)', 'other', 'number'),
  type('Decimal(38, 5)', 'other', 'number'),
  type('FixedString(8)', 'other', 'toString(number)'),
  type('Float32', 'float', 'number', false),
  type('Float64', 'float', 'number', false),
  type('JSON', 'other', `'{"a": 1}'`, false),
  type('JSON(a.b UInt32, SKIP c)', 'other', `'{"d": 1}'`, false),
  type('Dynamic', 'other', 'number', false),
  type('Variant(String, UInt64)', 'other', 'number', false),
  type('Point', 'other', '(1., 2.)', false),
  type('LowCardinality(Nullable(String))', 'other', 'toString(number)', false),
]
const aggregates = [
  type('SimpleAggregateFunction(sum, UInt64)', 'aggregate', 'number', false),
  type('SimpleAggregateFunction(any, String)', 'aggregate', 'toString(number)', false),
  type('AggregateFunction(uniq, String)', 'aggregate', null, false),
  type('AggregateFunction(sumIf, UInt64, UInt8)', 'aggregate', null, false),
]

export function someType(random: Random, depth = 0): Type {
  const family = random.below(20)
  if (family < 5) return random.pick(numbers)
  if (family < 9) return random.pick(texts)
  if (family < 12) return random.pick(times)
  if (family < 15) return random.pick(others)
  if (family === 15) return depth === 0 ? random.pick(aggregates) : random.pick(texts)
  if (family === 16) return someEnum(random)
  return container(random, depth)
}

/** A type that keys and TTLs can be made of. */
export function keyType(random: Random): Type {
  return random.pick([...numbers, ...texts, ...times])
}

export function timeType(random: Random): Type {
  return random.pick(times)
}

/** Often a neighbour of `from`, so that there is an ALTER for it. */
export function changedType(random: Random, from: Type): Type {
  if (from.sql.startsWith('Enum8') && random.chance(0.6)) {
    return { ...from, sql: from.sql.replace(/\)$/, `, ${string(`more ${random.below(9)}`)} = ${random.between(50, 99)})`) }
  }
  if (random.chance(0.3) && nullableInside(from)) return { ...from, sql: `Nullable(${from.sql})`, key: false, family: 'other' }
  const family = [numbers, texts, times].find((list) => list.some((each) => each.family === from.family))
  if (family && random.chance(0.6)) return random.pick(family)
  return someType(random)
}

function nullableInside({ sql }: Type): boolean {
  return /^(U?Int\d+|String|Date|DateTime|Date32|UUID|Decimal|Bool|Float\d+|Enum\d+)\b/.test(sql)
}

function someEnum(random: Random): Type {
  const labels = [...new Set(['a', 'b', someText(random), someText(random)])]
  const values = labels.map((label, i) => `${string(label)} = ${random.chance(0.2) ? -i - 1 : i + 1}`)
  return type(`${random.pick(['Enum8', 'Enum16'])}(${random.shuffle(values).join(', ')})`, 'other', `'a'`)
}

function container(random: Random, depth: number): Type {
  const shape = depth > 1 ? 0 : random.below(5)
  if (shape === 0) {
    const inner = random.pick([...numbers, ...texts, ...times])
    if (/^LowCardinality/.test(inner.sql)) return inner
    return type(`Nullable(${inner.sql})`, 'other', inner.value, false)
  }
  const inner = someType(random, depth + 1)
  const value = inner.value
  if (shape === 1) return type(`Array(${inner.sql})`, 'other', value === null ? null : `[${value}]`, false)
  if (shape === 2) return type(`Map(String, ${inner.sql})`, 'other', value === null ? null : `map('k', ${value})`, false)
  const outer = someType(random, depth + 1)
  const [first, second] = random.chance(0.3) ? ['`TTL`', '`a.b`'] : ['a', 'b']
  if (shape === 3) return type(`Tuple(${first} ${inner.sql}, ${second} ${outer.sql})`, 'other', null, false)
  return depth === 0 ? type(`Nested(a ${inner.sql}, b ${outer.sql})`, 'other', null, false) : random.pick(texts)
}
