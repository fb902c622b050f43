// Column types of every family, each with an expression over `i` that gives rows a value of it.
import type { Random } from '../random.js'
import { string } from './names.js'
import type { Expression, Name, Schema } from './schema.js'

export type Family = 'number' | 'text' | 'boolean' | 'date' | 'json' | 'range' | 'other' | 'user'

export interface Type {
  readonly sql: Expression
  readonly family: Family
  /** Whether btree can sort it. */
  readonly key: boolean
  /** SQL over `i`; null where rows leave the column to its default. */
  readonly value: string | null
}

const type = (sql: string, family: Family, value: string | null, key = true): Type => ({ sql: [sql], family, value, key })

const numbers = [
  'integer',
  'integer',
  'bigint',
  'smallint',
  'numeric',
  'numeric(10,2)',
  'numeric(12,2)',
  'numeric(8,0)',
  'real',
  'double precision',
].map((sql) => type(sql, 'number', 'i'))
const whole = numbers.slice(0, 4)
const texts = ['text', 'text', 'character varying', 'character varying(20)', 'character varying(40)', 'character(8)'].map((sql) =>
  type(sql, 'text', 'i::text'),
)
const dates = [
  type('date', 'date', `date '2020-01-01' + i`),
  type('timestamp without time zone', 'date', `timestamp '2020-01-01' + i * interval '1 day'`),
  type('timestamp with time zone', 'date', `timestamptz '2020-01-01' + i * interval '1 day'`),
  type('timestamp(3) with time zone', 'date', `timestamptz '2020-01-01' + i * interval '1 day'`),
]
const others = [
  type('boolean', 'boolean', 'i % 2 = 0'),
  type('uuid', 'other', `('00000000-0000-0000-0000-00000000000' || i)::uuid`),
  type('jsonb', 'json', `'{"a": 1}'`),
  type('json', 'other', `'{"a": 1}'`, false),
  type('bytea', 'other', `'\\x01'`),
  type('inet', 'other', `'10.0.0.1'`),
  type('cidr', 'other', `'10.0.0.0/8'`),
  type('time without time zone', 'other', `'10:00'`),
  type('interval', 'other', `'1 day'`),
  type('bit(3)', 'other', `B'101'`),
  type('bit varying(5)', 'other', `B'101'`),
  type('tsvector', 'other', `'a b'`),
  type('point', 'other', `'(1,2)'`, false),
  type('macaddr', 'other', `'08:00:2b:01:02:03'`),
  type('money', 'other', 'i'),
  type('xml', 'other', `'<a/>'`, false),
  type('int4range', 'range', 'int4range(i, i + 1)'),
  type('tstzrange', 'range', `tstzrange(NULL, NULL)`),
  type('"char"', 'other', `'a'`),
  type('name', 'other', `'a'`),
]

export function someType(random: Random, schema: Schema): Type {
  const roll = random.below(20)
  if (roll < 6) return random.pick(numbers)
  if (roll < 10) return random.pick(texts)
  if (roll < 12) return random.pick(dates)
  if (roll < 15) return random.pick(others)
  const made = userTypes(schema)
  const inner = roll < 18 && made.length > 0 ? random.pick(made) : random.pick([...numbers, ...texts, ...dates])
  return roll === 19 || (roll === 17 && random.chance(0.4)) ? arrayOf(inner) : inner
}

/** A type that keys and partitions can be made of. */
export function keyType(random: Random): Type {
  return random.pick([...whole, ...texts.slice(0, 4), ...dates.slice(0, 1)])
}

export function numberType(random: Random): Type {
  return random.pick(whole)
}

export function rangeSubtype(random: Random): Type {
  return random.pick([...numbers.filter(({ sql }) => !/\(/.test(String(sql[0]))), ...dates.slice(0, 3), ...texts.slice(0, 2)])
}

export function plainType(random: Random): Type {
  return random.pick([...numbers, ...texts, ...dates])
}

/** Often a neighbour of `from`, so that there is an ALTER for it. */
export function changedType(random: Random, from: Type, schema: Schema): Type {
  const family = [numbers, texts, dates].find((list) => list.some((each) => each.family === from.family))
  const to = family && random.chance(0.6) ? random.pick(family) : someType(random, schema)
  return isBytes(from) === isBytes(to) || (from.family !== 'number' && to.family !== 'number') ? to : from
}

/** Only servers from 18 on have casts between these and numbers, which a scratch engine has then as well. */
function isBytes({ sql }: Type): boolean {
  return sql[0] === 'bytea'
}

function arrayOf(inner: Type): Type {
  return { ...inner, sql: [...inner.sql, '[]'], family: 'other', value: inner.value === null ? null : `ARRAY[${inner.value}]` }
}

export function userType(name: Name, key: boolean): Type {
  return { sql: [{ thing: name }], family: 'user', value: null, key }
}

/** The types that a schema makes itself. */
export function userTypes(schema: Schema): readonly Type[] {
  return schema.flatMap((thing): Type[] => {
    if (thing.kind === 'enum') return [{ ...userType(thing.name, true), value: thing.values[0] === undefined ? null : string(thing.values[0]) }]
    if (thing.kind === 'domain') return [{ ...userType(thing.name, thing.type.key), family: thing.type.family, value: thing.type.value }]
    if (thing.kind === 'composite')
      return [
        userType(
          thing.name,
          thing.attributes.every((attribute) => attribute.type.key),
        ),
      ]
    if (thing.kind === 'range') return [userType(thing.name, true)]
    return []
  })
}

export function sameType(a: Type, b: Type): boolean {
  return JSON.stringify(a.sql) === JSON.stringify(b.sql)
}
