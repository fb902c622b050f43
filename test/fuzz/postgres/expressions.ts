// What may stand where a schema wants an expression: true or false of a row, a value, a default.
import type { Random } from '../random.js'
import { string } from './names.js'
import { e, find, type Expression, type Output, type Schema, type Thing } from './schema.js'
import type { Type } from './types.js'

/** True or false, of one of `columns`; mostly true of the rows that there are. */
export function predicate(random: Random, schema: Schema, columns: readonly Output[], plain = false): Expression {
  const column = random.some(columns)
  if (!column) return e`true`
  const one = simple(random, schema, column, plain)
  if (random.chance(0.75)) return one
  const two = simple(random, schema, random.pick(columns), plain)
  // An AND that BETWEEN comes to would be flattened when the server reads its own print.
  return random.pick([
    e`(${one}) IS TRUE AND ${two}`,
    e`${one} OR ${two}`,
    e`NOT ((${one}) IS TRUE AND NOT ${two})`,
    e`CASE WHEN ${one} THEN ${two} ELSE true END`,
  ])
}

function simple(random: Random, schema: Schema, { name, type }: Output, plain: boolean): Expression {
  const c = { column: name }
  const routine = plain ? undefined : numberRoutine(random, schema)
  switch (type.family) {
    case 'number':
      if (routine && random.chance(0.4)) return e`${{ thing: routine.name }}(${c}::integer) > -5`
      return random.pick([
        e`${c} > 0`,
        e`${c} IN (1, 2, 3)`,
        e`${c} BETWEEN 0 AND 1000`,
        e`abs(${c}) < 100`,
        e`(${c} + 1) <> -1`,
        e`${c} = ANY (ARRAY[1, 2, 3])`,
      ])
    case 'text':
      return random.pick([
        e`length(${c}) < 100`, e`${c} <> ''`, e`${c} NOT IN ('x', 'y''s')`, e`lower(${c}) = lower(${c})`, e`${c} ~ '^.*$'`, e`${c} LIKE '%'`,
        e`${c} NOT LIKE 'a\\_b%'`, e`coalesce(${c}, '') <> ' '`, e`${c} SIMILAR TO '%'`, e`${c} IS DISTINCT FROM E'a\\\\b'`,
      ]) // biome-ignore format: a table of expressions
    case 'boolean':
      return random.pick([e`${c} OR NOT ${c}`, e`${c} IS NOT NULL`, e`${c} = ${c}`])
    case 'date':
      return random.pick([e`${c} > '1999-01-01'`, e`${c} BETWEEN date '1999-01-01' AND date '2100-01-01'`, e`isfinite(${c})`])
    case 'json':
      return random.pick([e`jsonb_typeof(${c}) <> 'null'`, e`NOT ${c} ? 'zz'`, e`${c} @> '{}'::jsonb`])
    case 'range':
      return random.pick([e`NOT isempty(${c})`, e`${c} = ${c}`])
    default: {
      const [first] = type.sql
      const made = typeof first === 'object' && 'thing' in first && first.thing && type.sql.length === 1 ? find(schema, first.thing) : undefined
      if (made?.kind === 'enum' && made.values.length > 0 && random.chance(0.6)) {
        const value = string(random.pick(made.values))
        return random.pick([e`${c} <> ${value}::${type.sql} OR true`, e`${c} IN (${value}, ${value}) IS NOT NULL`])
      }
      return random.pick([e`${c} IS NOT NULL`, e`${c} IS NULL OR true`])
    }
  }
}

/** A function of one integer that gives the same for the same. */
export function numberRoutine(random: Random, schema: Schema): Thing | undefined {
  return random.some(schema.filter((thing) => thing.kind === 'function' && thing.shape === 'number'))
}

/** A value made of `columns`, with its type. */
export function value(
  random: Random,
  schema: Schema,
  columns: readonly Output[],
): { readonly expression: Expression; readonly type: Type } | undefined {
  const column = random.some(columns)
  if (!column) return undefined
  const c = { column: column.name }
  const { type } = column
  const routine = numberRoutine(random, schema)
  const text: Type = { sql: ['text'], family: 'text', key: true, value: null }
  if (type.family === 'number') {
    if (routine && random.chance(0.4))
      return { expression: e`${{ thing: routine.name }}(${c}::integer)`, type: { ...text, sql: ['integer'], family: 'number' } }
    return { expression: random.pick([e`${c} + 1`, e`-${c}`, e`${c} * 2`]), type: { ...type, family: 'other' } }
  }
  if (type.family === 'text')
    return { expression: random.pick([e`upper(${c})`, e`(${c} || 'x')`, e`substr(${c}, 1, 2)`, e`COALESCE(${c}, 'it''s')`]), type: text }
  if (type.family === 'json') return { expression: e`(${c} ->> 'a')`, type: text }
  return { expression: e`(${c} IS NULL)`, type: { ...text, sql: ['boolean'], family: 'boolean' } }
}

/** A default for a column of a type. */
export function defaultOf(random: Random, schema: Schema, type: Type): Expression | null {
  const [first] = type.sql
  if (type.sql.length > 1) return random.pick([e`'{}'`, e`'{}'::${type.sql}`, null])
  const made = typeof first === 'object' && 'thing' in first && first.thing ? find(schema, first.thing) : undefined
  if (made?.kind === 'enum')
    return made.values.length > 0 ? random.pick([e`${string(random.pick(made.values))}`, e`${string(random.pick(made.values))}::${type.sql}`]) : null
  if (made?.kind === 'composite' || made?.kind === 'range') return e`NULL::${type.sql}`
  if (made?.kind === 'domain') return defaultOf(random, schema, made.type)
  switch (type.family) {
    case 'number': {
      const sequence = random.some(schema.filter((thing) => thing.kind === 'sequence'))
      const routine = numberRoutine(random, schema)
      if (sequence && random.chance(0.4)) return e`nextval('${{ thing: sequence.name, literal: true }}'::regclass)`
      if (routine && random.chance(0.4)) return e`${{ thing: routine.name }}(1)`
      return random.pick([e`0`, e`1 + 1`, e`(-1)`, e`'7'`, e`floor(random() * 10)`])
    }
    case 'text': {
      // A text that is too long stops the server as soon as the column is there.
      const room = Number(/\((\d+)\)/.exec(String(first))?.[1] ?? Number.POSITIVE_INFINITY)
      const long = room < 40 ? [] : [e`md5('a')`, e`now()`]
      return random.pick([e`'x'`, e`''`, e`'it''s'`, e`E'a\\\\b'`, e`CURRENT_USER`, e`'a' || 'b'`, ...long])
    }
    case 'date':
      return random.pick([e`now()`, e`CURRENT_DATE`, e`'2020-02-02'`, e`'epoch'`])
    case 'boolean':
      return random.pick([e`true`, e`1 > 2`])
    case 'json':
      return random.pick([e`'{}'`, e`jsonb_build_object('a', 1)`])
    default:
      return null
  }
}

/** What a generated column may be made of: the same for the same row. */
export function generatedOf(random: Random, schema: Schema, type: Type, columns: readonly Output[]): Expression | null {
  const fit = (family: Type['family']) => random.some(columns.filter((column) => column.type.family === family))
  const [number, text] = [fit('number'), fit('text')]
  const routine = numberRoutine(random, schema)
  if (type.family === 'number' && number) {
    const c = { column: number.name }
    return routine && random.chance(0.4) ? e`${{ thing: routine.name }}(${c}::integer)` : random.pick([e`${c} * 2`, e`${c} + 1`, e`abs(${c})`])
  }
  if (type.family === 'text' && text) return random.pick([e`upper(${{ column: text.name }})`, e`${{ column: text.name }} || '!'`])
  if (type.family === 'text' && number) return e`(${{ column: number.name }})::text`
  if (type.family === 'boolean' && number) return e`${{ column: number.name }} > 0`
  return null
}
