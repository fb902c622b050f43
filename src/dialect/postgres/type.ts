// What a change of a column's type does to its rows and values. Where nothing is known, the worst is said.
import { childrenOf, type Fact, type Facts } from '../../core/fact.js'
import { qualified } from './quote.js'

/** `numeric(10,2)` as its name and its numbers. */
function parts(type: string): { readonly base: string; readonly numbers: readonly number[] } {
  const match = /^(.*?)\((\d+(?:,-?\d+)?)\)(.*)$/.exec(type)
  return match ? { base: `${match[1]}${match[3]}`, numbers: (match[2] ?? '').split(',').map(Number) } : { base: type, numbers: [] }
}

export interface Rooted {
  /** Without numbers and brackets; of a domain, what it is made of. */
  readonly base: string
  readonly array: boolean
}

/** What a type comes down to. */
export function rooted(type: string, facts: Facts): Rooted {
  const array = type.endsWith('[]')
  const { base } = parts(array ? type.slice(0, -2) : type)
  for (const fact of facts.values()) {
    if (fact.kind !== 'domain' || qualified(...fact.name) !== base) continue
    const under = rooted(String(fact.attrs.type), facts)
    return { base: under.base, array: array || under.array }
  }
  return { base, array }
}

/** What values of a type are stored as: those of a domain as those of what it is made of, numbers and all. */
export function storedAs(type: string, facts: Facts): string {
  const domain = [...facts.values()].find((fact) => fact.kind === 'domain' && qualified(...fact.name) === type)
  return domain ? storedAs(String(domain.attrs.type), facts) : type
}

/** Whether a fact is of a domain that looks at its values, at any depth: the server then writes every row. */
export function choosy(fact: Fact, facts: Facts): boolean {
  return fact.needs.some((need) => {
    const domain = facts.get(need)
    if (domain?.kind !== 'domain') return false
    return domain.attrs.notNull === true || childrenOf(facts, need).some(({ kind }) => kind === 'domain_constraint') || choosy(domain, facts)
  })
}

/**
 * What a type stores its values as where nobody says so; servers before 16 have no word for it. `storages`: those of base types
 * that are not plain, and of all that somebody made, as `type=x`.
 */
export function usualStorage(type: string, facts: Facts, storages: readonly string[]): string {
  const { base, array } = rooted(type, facts)
  if (array) return 'EXTENDED'
  const known = storages.find((each) => each.startsWith(`${base}=`))?.slice(-1)
  if (known !== undefined) return { p: 'PLAIN', e: 'EXTERNAL', m: 'MAIN' }[known] ?? 'EXTENDED'
  // What is made of other types may be long; of those that have a schema, only an enum is not.
  const made = base.includes('.')
    ? [...facts.values()].every((fact) => fact.kind !== 'enum' || qualified(...fact.name) !== base)
    : /range$/.test(base)
  return made ? 'EXTENDED' : 'PLAIN'
}

/** Whether the server turns one type into the other by itself, by casts of `casts`, its own as `from>to`. Any type becomes text. */
export function convertible(from: Rooted, to: Rooted, casts: readonly string[]): boolean {
  if (to.array && !from.array) return false
  if (from.array && !to.array) return strings.includes(to.base)
  return from.base === to.base || casts.includes(`${from.base}>${to.base}`) || strings.includes(to.base)
}

/** Whether a value of it can be read as any other type. */
export function isText({ base, array }: Rooted): boolean {
  return !array && strings.includes(base)
}

const strings = ['text', 'character varying', 'character']

const texts = ['character varying', 'text']

/** Whether the rows stay as they are on disk. https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES */
export function keepsRows(from: string, to: string): boolean {
  const [before, after] = [parts(from), parts(to)]
  const [n = Number.POSITIVE_INFINITY, scale = 0] = before.numbers
  const [m = Number.POSITIVE_INFINITY, newScale = 0] = after.numbers
  if (texts.includes(before.base) && texts.includes(after.base)) return m >= n
  if (before.base === 'cidr' && after.base === 'inet') return true
  if (before.base !== after.base) return false
  if (before.base === 'numeric') return after.numbers.length === 0 || (before.numbers.length > 0 && scale === newScale && m >= n)
  return (
    ['character varying', 'bit varying', 'timestamp without time zone', 'timestamp with time zone', 'time without time zone', 'interval'].includes(
      before.base,
    ) && m >= n
  )
}

const widening: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['real', 'double precision'],
  ['smallint', 'integer', 'double precision'],
  ['date', 'timestamp without time zone'],
  ['date', 'timestamp with time zone'],
  ['json', 'jsonb'],
  ['cidr', 'inet'],
]

/** Whether every value survives, or makes the statement fail; what may be rounded or cut does not. */
export function keepsValues(from: string, to: string): boolean {
  if (from.endsWith('[]') && to.endsWith('[]')) return keepsValues(from.slice(0, -2), to.slice(0, -2))
  if (to.endsWith('[]')) return keepsValues(from, to.slice(0, -2))
  if (to === 'jsonb' || to === 'json') return true
  const [before, after] = [parts(from), parts(to)]
  if (after.base === 'text' || (after.base === 'character varying' && after.numbers.length === 0)) return true
  if (texts.includes(before.base) || before.base === 'character') return true
  if (before.base === after.base) {
    const [n = Number.POSITIVE_INFINITY, scale = Number.POSITIVE_INFINITY] = before.numbers
    const [m = Number.POSITIVE_INFINITY, newScale = before.base === 'numeric' && after.numbers.length > 0 ? 0 : Number.POSITIVE_INFINITY] =
      after.numbers
    return before.base === 'numeric' ? newScale >= (before.numbers.length > 0 ? (before.numbers[1] ?? 0) : scale) : m >= n
  }
  if (/^(smallint|integer|bigint)$/.test(before.base) && /^(smallint|integer|bigint)$/.test(after.base)) return true
  return widening.some((row) => row.includes(before.base) && row.indexOf(after.base) > row.indexOf(before.base) && after.numbers.length === 0)
}
