// Short forms for the statements that rules hand out, and what nearly every kind has: an owner, a comment, a birth ACL.
import { childrenOf, keyOf, usersOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Change, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { ownedKey, type Kind, type Owned, type Postgres, type PostgresFact } from '../model.js'
import { id, literal, qualified, role } from '../quote.js'

type More = Pick<Draft, 'makes' | 'needs' | 'unmakes' | 'frees' | 'awaits' | 'clears' | 'redefines'>

export function ddl(sql: string, hazards: readonly Hazard[] = [], more: More = {}): Draft {
  return { sql, hazards, transaction: 'inside', ...more }
}

/** A statement that has to run, and be committed, by itself. */
export function alone(sql: string, hazards: readonly Hazard[] = [], more: More = {}): Draft {
  return { sql, hazards, transaction: 'outside', ...more }
}

export function loss(message: string): Hazard {
  return { code: 'data-loss', message }
}

export function blocking(message: string): Hazard {
  return { code: 'blocking', message }
}

export function scan(message: string): Hazard {
  return { code: 'scan', message }
}

export function rewrite(message: string): Hazard {
  return { code: 'rewrite', message }
}

export function spoken(fact: Fact): string {
  return fact.name.filter((part) => part !== '').join('.')
}

/** How statements call each kind of object, and its name where that is more than its parts with dots between. */
const spellings: Partial<Readonly<Record<Kind, readonly [word: string, name?: (fact: Fact) => string]>>> = {
  role: ['ROLE'],
  schema: ['SCHEMA'],
  extension: ['EXTENSION'],
  enum: ['TYPE'],
  composite: ['TYPE'],
  range: ['TYPE'],
  domain: ['DOMAIN'],
  collation: ['COLLATION'],
  sequence: ['SEQUENCE'],
  table: ['TABLE'],
  foreign_table: ['FOREIGN TABLE'],
  view: ['VIEW'],
  materialized_view: ['MATERIALIZED VIEW'],
  function: ['FUNCTION', (fact) => `${relation(fact)}(${fact.name[2]})`],
  procedure: ['PROCEDURE', (fact) => `${relation(fact)}(${fact.name[2]})`],
  aggregate: ['AGGREGATE', (fact) => `${relation(fact)}(${fact.name[2] || '*'})`],
  operator: ['OPERATOR', ({ name: [schema = '', sign = '', operands] }) => `${id(schema)}.${sign} (${operands})`],
  operator_family: ['OPERATOR FAMILY', (fact) => `${relation(fact)} USING ${id(fact.name[2] ?? '')}`],
  operator_class: ['OPERATOR CLASS', (fact) => `${relation(fact)} USING ${id(fact.name[2] ?? '')}`],
  cast: ['CAST', ({ name: [types] }) => `(${types})`],
  access_method: ['ACCESS METHOD'],
  language: ['LANGUAGE'],
  transform: ['TRANSFORM', ({ name: [target] }) => `FOR ${target}`],
  conversion: ['CONVERSION'],
  text_search_parser: ['TEXT SEARCH PARSER'],
  text_search_template: ['TEXT SEARCH TEMPLATE'],
  text_search_dictionary: ['TEXT SEARCH DICTIONARY'],
  text_search_configuration: ['TEXT SEARCH CONFIGURATION'],
  event_trigger: ['EVENT TRIGGER'],
  statistics: ['STATISTICS'],
  publication: ['PUBLICATION'],
  subscription: ['SUBSCRIPTION'],
  foreign_data_wrapper: ['FOREIGN DATA WRAPPER'],
  server: ['SERVER'],
  index: ['INDEX', ({ name: [schema = '', , index = ''] }) => qualified(schema, index)],
  partition_index: ['INDEX', ({ name: [schema = ''], attrs }) => qualified(schema, String(attrs.index))],
}

/** The object's name as statements write it, arguments included. */
export function nameOf(fact: Fact): string {
  const [, spell] = spellings[fact.kind as Kind] ?? []
  return spell ? spell(fact) : qualified(...fact.name)
}

/** `TABLE shop.orders`. */
export function object(fact: Fact): string {
  return `${spellings[fact.kind as Kind]?.[0]} ${nameOf(fact)}`
}

/** `shop.orders` for anything that belongs to that relation. */
export function relation(fact: Fact): string {
  return qualified(...fact.name.slice(0, 2))
}

export function tableKey(fact: Fact): Key {
  return keyOf('table', fact.name.slice(0, 2))
}

export function comment(on: string, text: string): Draft {
  return ddl(`COMMENT ON ${on} IS ${text === '' ? 'NULL' : literal(text)}`)
}

export function commented(on: string, text: string): readonly Draft[] {
  return text === '' ? [] : [comment(on, text)]
}

/** The comments of a constraint and of the index behind it. */
export function remarks(fact: Of<'constraint'>): readonly Draft[] {
  const { comment: text, indexComment } = fact.attrs
  return [...commented(`CONSTRAINT ${id(fact.name[2] ?? '')} ON ${relation(fact)}`, text), ...commented(indexBehind(fact), indexComment)]
}

/** The index behind a constraint as COMMENT names it. */
export function indexBehind({ name: [schema = '', , name = ''] }: Fact): string {
  return `INDEX ${qualified(schema, name)}`
}

type OwnedFact = Fact & { readonly attrs: Owned }

/** What follows the CREATE of an object: its owner, its comment, and what default privileges must not leave on it. */
export function dressed(fact: OwnedFact, world: World): readonly Draft[] {
  const { owner } = fact.attrs
  return [
    ...(owner === null ? [] : [ddl(`ALTER ${object(fact)} OWNER TO ${role(owner)}`, [], { makes: [ownedKey(fact.key)] })]),
    ...commented(object(fact), fact.attrs.comment),
    ...birth(fact, world),
  ]
}

export const alterOwned = {
  owner: ({ to }: Change<Fact & { readonly attrs: Owned }>) => [
    ddl(`ALTER ${object(to)} OWNER TO ${role(to.attrs.owner ?? '')}`, [{ code: 'security', message: `${spoken(to)} gets another owner` }]),
  ],
  comment: ({ to }: Change<Fact & { readonly attrs: { readonly comment: string } }>) => [comment(object(to), to.attrs.comment)],
}

const classes: Partial<Readonly<Record<Kind, readonly [objects: string, grant: string, everybody: string]>>> = {
  table: ['TABLES', 'TABLE', ''],
  foreign_table: ['TABLES', 'TABLE', ''],
  view: ['TABLES', 'TABLE', ''],
  materialized_view: ['TABLES', 'TABLE', ''],
  sequence: ['SEQUENCES', 'SEQUENCE', ''],
  function: ['FUNCTIONS', 'FUNCTION', 'EXECUTE'],
  aggregate: ['FUNCTIONS', 'FUNCTION', 'EXECUTE'],
  procedure: ['FUNCTIONS', 'PROCEDURE', 'EXECUTE'],
  enum: ['TYPES', 'TYPE', 'USAGE'],
  composite: ['TYPES', 'TYPE', 'USAGE'],
  domain: ['TYPES', 'TYPE', 'USAGE'],
  range: ['TYPES', 'TYPE', 'USAGE'],
  language: ['', 'LANGUAGE', 'USAGE'],
  schema: ['SCHEMAS', 'SCHEMA', ''],
  /** Of an identity column: its sequence. */
  column: ['SEQUENCES', 'SEQUENCE', ''],
}

/** What everybody may do with an object of this kind from the start. */
export function everybodyMay(kind: string): string {
  return classes[kind as Kind]?.[2] ?? ''
}

/** Whether the default privileges of either state give `grantee` something on a new object like `fact`. */
export function bornWith(fact: Fact, grantee: string, world: World): boolean {
  return defaults(fact, world).includes(grantee)
}

function defaults(fact: Fact, world: World): readonly string[] {
  const objects = classes[fact.kind as Kind]?.[0]
  const grantees = [...defaultPrivileges(world.from.facts), ...defaultPrivileges(world.to.facts)].flatMap(
    ({ name: [creator, schema, of, grantee = ''] }) =>
      creator === '' && of === objects && (schema === '' || schema === fact.name[0]) ? [grantee] : [],
  )
  return [...new Set(grantees)].sort()
}

const known = new WeakMap<Facts, readonly Fact[]>()

function defaultPrivileges(facts: Facts): readonly Fact[] {
  let found = known.get(facts)
  if (!found) {
    found = [...facts.values()].filter((fact) => fact.kind === 'default_privilege')
    known.set(facts, found)
  }
  return found
}

/** Takes back what default privileges give a new object and its own grants do not. */
export function birth(fact: Fact, world: World): readonly Draft[] {
  const [, grant, everybody] = classes[fact.kind as Kind] ?? []
  if (grant === undefined) return []
  const declared = new Set(
    childrenOf(world.to.facts, fact.key).flatMap((each) => (each.kind === 'grant' && each.name[1] === '' ? [each.name[2]] : [])),
  )
  const on = `${grant} ${granted(fact)}`
  return (
    defaults(fact, world)
      // What an owner was given as somebody else is part of what owners may do anyway.
      .filter((grantee) => !declared.has(grantee) && grantee !== fact.attrs.owner)
      .map((grantee) => {
        if (grantee === '') return ddl(`GRANT ALL ON ${on} TO ${owner(fact)}`)
        return grantee === 'public' && everybody !== ''
          ? ddl(`GRANT ${everybody} ON ${on} TO PUBLIC`)
          : ddl(`REVOKE ALL ON ${on} FROM ${role(grantee)}`)
      })
  )
}

/** What GRANT names where a fact of this kind is meant. */
function granted(fact: Fact): string {
  if (fact.kind === 'aggregate') return `${relation(fact)}(${fact.name[2]})`
  const { identity } = fact.attrs as { readonly identity?: { readonly sequence: string } | null }
  return fact.kind === 'column' && identity ? qualified(fact.name[0] ?? '', identity.sequence) : nameOf(fact)
}

/** The owner of an object as GRANT names it. */
export function owner(fact: Fact): string {
  const name = fact.attrs.owner
  return role(typeof name === 'string' ? name : '')
}

/** `(a 'x', b 'y')` */
export function optionList(options: Readonly<Record<string, string>>): string {
  return `(${Object.entries(options)
    .map(([name, value]) => `${id(name)} ${literal(value)}`)
    .join(', ')})`
}

/** `OPTIONS (…)` for a foreign object that has some. */
export function foreignOptions(options: Readonly<Record<string, string>>): string {
  return Object.keys(options).length === 0 ? '' : ` OPTIONS ${optionList(options)}`
}

/** `OPTIONS (ADD a 'x', SET b 'y', DROP c)`. */
export function changedOptions(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): string {
  const parts = [
    ...Object.keys(from).flatMap((name) => (name in to ? [] : [`DROP ${id(name)}`])),
    ...Object.entries(to).flatMap(([name, value]) => (from[name] === value ? [] : [`${name in from ? 'SET' : 'ADD'} ${id(name)} ${literal(value)}`])),
  ]
  return `OPTIONS (${parts.join(', ')})`
}

/** Storage parameters: `a=1, b=2`. */
export function parameters(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name.split('.').map(id).join('.')}=${/^[a-z0-9_.+-]+$/i.test(value) ? value : literal(value)}`)
    .join(', ')
}

/** The SET and RESET clauses that lead from one set of storage parameters to another. */
export function changedParameters(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): readonly string[] {
  const set = Object.fromEntries(Object.entries(to).filter(([name, value]) => from[name] !== value))
  const reset = Object.keys(from).filter((name) => !(name in to))
  return [
    ...(reset.length > 0 ? [`RESET (${reset.map((name) => name.split('.').map(id).join('.')).join(', ')})`] : []),
    ...(Object.keys(set).length > 0 ? [`SET (${parameters(set)})`] : []),
  ]
}

/** Facts that need any of `keys`, of the given kinds, in the `from` state. */
export function dependants(world: World, keys: readonly Key[], kinds: readonly Kind[]): readonly Fact[] {
  const users = new Set(keys.flatMap((key) => usersOf(world.from.facts, key)))
  return [...users].filter((fact) => kinds.includes(fact.kind as Kind)).sort((a, b) => (a.key < b.key ? -1 : 1))
}

export type Of<K extends Kind> = PostgresFact<K>
export type Attrs<K extends Kind> = Postgres[K]
