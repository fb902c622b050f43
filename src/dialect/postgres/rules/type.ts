// Types that no ALTER can turn into what is wanted: the new one is made beside the old one, columns move over, the old one goes.
import { keyOf, sameValue, type Fact, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Alter, Answer, Change, Refusal, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt, typeKey, type Postgres } from '../model.js'
import { id, qualified } from '../quote.js'
import { granted } from './grant.js'
import { keepsValues } from '../type.js'
import { blocking, ddl, dependants, dressed, loss, relation, rewrite, spoken } from './draft.js'
import { rebuilt } from './rebuild.js'

/** Everything that holds on to a column's type, except what the server rebuilds by itself. */
export const bound = ['view', 'materialized_view', 'rule', 'policy', 'trigger', 'function', 'procedure', 'publication'] as const
const holders = [
  'view',
  'materialized_view',
  'rule',
  'policy',
  'trigger',
  'function',
  'procedure',
  'aggregate',
  'default',
  'constraint',
  'domain_constraint',
  'index',
  'statistics',
] as const

/**
 * Foreign keys that lead to a key which holds one of these columns beside those they name: the server makes the key anew with the
 * column and does not know that it has to make them anew as well.
 */
export function leadingPast(world: World, columns: readonly Key[]): readonly Fact[] {
  const keys = dependants(world, columns, ['constraint', 'index']).map((fact) => fact.key)
  return dependants(world, keys, ['constraint']).filter((fact) => fact.attrs.type === 'f' && !fact.needs.some((need) => columns.includes(need)))
}

/** Whether a new type takes the place of this one, because no ALTER makes it what it is to be. */
export function takesNew(key: Key | undefined, { from, to }: World): boolean {
  const [domain, domainAfter] = [factAt(from.facts, key, 'domain'), factAt(to.facts, key, 'domain')]
  if (domain && domainAfter) return domain.attrs.type !== domainAfter.attrs.type || domain.attrs.collation !== domainAfter.attrs.collation
  const [range, rangeAfter] = [factAt(from.facts, key, 'range'), factAt(to.facts, key, 'range')]
  if (range && rangeAfter) return range.attrs.definition !== rangeAfter.attrs.definition
  const before = factAt(from.facts, key, 'enum')?.attrs.values ?? []
  const after = factAt(to.facts, key, 'enum')?.attrs.values ?? before
  // Values go, or stand in another order.
  return !sameValue(
    before,
    after.filter((value) => before.includes(value)),
  )
}

/** The key of what an old type is called while a new one takes its place. */
export function oldTypeKey({ name: [schema = '', name = ''] }: Pick<Fact, 'name'>): Key {
  return typeKey(schema, oldName(name))
}

function oldName(name: string): string {
  return `${name.slice(0, 50)}__old`
}

/** What else changes of a type, or of a part of one, that takes a new one's place: that is made with everything already. */
export function beside<A extends object>(alter: A, typeOf = (fact: Fact): Key | undefined => fact.key): A {
  const besides = Object.entries(alter as Readonly<Record<string, Alter<Fact>>>).map(([name, each]) => [
    name,
    typeof each === 'function' ? (change: Change<Fact>) => (takesNew(typeOf(change.to), change.world) ? [] : each(change)) : each,
  ])
  return Object.fromEntries(besides) as A
}

/** Why a type cannot go and come back: columns that stay hold values of it. */
export function holdsValues(fact: Fact, world: World): Refusal | null {
  const columns = dependants(world, [fact.key], ['column']).filter((column) => world.to.facts.has(column.key))
  return columns.length === 0
    ? null
    : {
        refuse: `type ${spoken(fact)} cannot be made anew while ${columns.map(spoken).join(', ')} holds its values`,
        wayOut: 'Write the change by hand with `trueup new`.',
      }
}

export function swapped(to: Fact & { readonly attrs: Postgres['schema'] }, create: readonly Draft[], world: World): Answer {
  const [schema = '', name = ''] = to.name
  const old = oldName(name)
  const word = to.kind === 'domain' ? 'DOMAIN' : 'TYPE'
  const columns = dependants(world, [to.key], ['column']).flatMap((column) =>
    world.to.facts.has(column.key) ? (factAt(world.from.facts, column.key, 'column') ?? []) : [],
  )
  columns.sort((a, b) => (a.key < b.key ? -1 : 1))
  // A column that goes anyway still keeps the type from being dropped before it.
  if (dependants(world, [to.key], ['column']).length === 0) return { recreate: [to.key] }
  const inside = madeOf(to.key, world)
  const full = inside.filter((type) => holdsValues(type, world))
  if (full.length > 0) {
    return {
      refuse: `type ${spoken(to)} cannot be changed in place, and ${full.map(spoken).join(', ')} is made of it`,
      wayOut: 'Change the types that are made of it first, or write the change by hand with `trueup new`.',
    }
  }
  const same = columns.filter((column) => factAt(world.to.facts, column.key, 'column')?.attrs.type === column.attrs.type)
  // Tables that are made anew have columns of the new type, and get their rows as values of that.
  const rebuilds = same.flatMap(({ parent }) => (parent && rebuilt({ key: parent }, world)) ?? [])
  const kept = same.filter(({ parent }) => !parent || !rebuilt({ key: parent }, world))
  // The server gives no generated column another type but by its expression, and none to what one is generated from.
  const concerned = [
    ...kept,
    ...dependants(
      world,
      kept.map(({ key }) => key),
      ['column'],
    ),
  ]
  const generated = concerned.filter(({ key }) => factAt(world.to.facts, key, 'column')?.attrs.generated != null)
  const more = { needs: [...to.needs, ...concerned.map(plainKey)] }
  const moves = kept
    .filter((column) => !column.attrs.inherited && !generated.includes(column))
    .flatMap((column) => {
      const target = `${qualified(schema, name)}${column.attrs.type.endsWith('[]') ? '[]' : ''}`
      const through = column.attrs.type.endsWith('[]') ? 'text[]' : 'text'
      const field = id(column.name[2] ?? '')
      const { storage = null, collation = null } = factAt(world.to.facts, column.key, 'column')?.attrs ?? {}
      const collate = collation === null ? '' : ` COLLATE ${collation}`
      const move = ddl(
        `ALTER TABLE ${relation(column)} ALTER COLUMN ${field} TYPE ${target}${collate} USING ${field}::${through}::${target}`,
        [
          rewrite(`rewrites ${column.name.slice(0, 2).join('.')}; fails where a value does not fit the new type`),
          blocking(`locks ${column.name.slice(0, 2).join('.')} while it is rewritten`),
          ...rounded(column, to.key, world),
        ],
        more,
      )
      return storage === null ? [move] : [move, ddl(`ALTER TABLE ${relation(column)} ALTER COLUMN ${field} SET STORAGE ${storage}`, [], more)]
    })
  const recreate: Key[] = [
    ...inside,
    ...rebuilds,
    ...generated,
    ...dependants(world, [to.key], holders),
    ...dependants(
      world,
      kept.map((column) => column.key),
      bound,
    ),
    ...dependants(
      world,
      kept.map((column) => column.key),
      ['default', 'constraint', 'index'],
      // A foreign key compares two columns, and they change one after the other.
    ).filter((fact) => fact.needs.includes(to.key) || fact.attrs.type === 'f'),
    ...leadingPast(
      world,
      kept.map((column) => column.key),
    ),
    ...kept.flatMap((column) => [...world.from.facts.values()].filter((fact) => fact.kind === 'default' && fact.parent === column.key)),
  ].map((fact) => fact.key)
  return {
    recreate,
    drafts: [
      ddl(`ALTER ${word} ${qualified(schema, name)} RENAME TO ${id(old)}`),
      ...create,
      ...dressed(to, world),
      ...regrants(to, world),
      ...moves,
      // What is made new is made of the new type, whether the old one is gone or not.
      ddl(`DROP ${word} ${qualified(schema, old)}`, [], { unmakes: [oldTypeKey(to)] }),
    ],
  }
}

/** What a domain of another base type may do to the values of a column. */
function rounded(column: Fact, domain: Key, { from, to }: World): readonly Hazard[] {
  const [was, is] = [from, to].map(({ facts }) => factAt(facts, domain, 'domain')?.attrs.type)
  if (was === undefined || is === undefined || keepsValues(was, is)) return []
  return [loss(`values of ${spoken(column)} may be rounded or cut: ${was} → ${is}`)]
}

/** Types that are made of this one, and of those. */
function madeOf(key: Key, world: World): readonly Fact[] {
  const direct = dependants(world, [key], ['composite', 'domain', 'range'])
  return [...new Set(direct.flatMap((type) => [type, ...madeOf(type.key, world)]))]
}

/** There once a column that was generated is so no more. */
function plainKey({ name }: Fact): Key {
  return keyOf('plain', name)
}

/** Columns of a type that is made anew, or generated from some, are plain before those move over. */
export function becomesPlainFirst(column: Fact, { from, to }: World): Pick<Draft, 'makes'> {
  const needs = [...column.needs, ...column.needs.flatMap((need) => from.facts.get(need)?.needs ?? [])]
  const moves = needs.some((need) => {
    const [before, after] = [from.facts.get(need), to.facts.get(need)]
    return before?.parent === undefined && before !== undefined && after !== undefined && !sameValue(before.attrs, after.attrs)
  })
  return moves ? { makes: [plainKey(column)] } : {}
}

/** The grants of the old type go with it. */
function regrants(to: Fact, world: World): readonly Draft[] {
  return [...world.to.facts.values()].flatMap((fact) => {
    if (fact.kind !== 'grant' || fact.parent !== to.key || !world.from.facts.has(fact.key)) return []
    const grant = factAt(world.to.facts, fact.key, 'grant')
    return grant ? granted(grant, world) : []
  })
}
