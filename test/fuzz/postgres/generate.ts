// Makes a random schema.
//
// Checklist of src/dialect/postgres/model.ts. Covered unless a reason is given:
//   schema, enum, composite, domain, domain_constraint, range, collation, sequence, ownership, table, column, default, constraint,
//   index, view, materialized_view, function, procedure,
//   aggregate, operator, cast, conversion, text_search_dictionary, text_search_configuration, foreign_data_wrapper, server,
//   foreign_table, trigger, rule, policy, event_trigger, statistics, publication, grant, default_privilege; comments and owners of
//   all that have them.
//   Not extension, operator_class, operator_family, text_search_parser, text_search_template, user_mapping, subscription: hardly
//   anything depends on them, and what can be changed of them has cases.
//   Not partition_index: which of two like indexes is attached follows from the order of statements, which says nothing here.
//   table: not `OF` a type, access methods and tablespaces: what a server has of these is its own; they have cases.
import type { Random } from '../random.js'
import { defaultOf, generatedOf } from './expressions.js'
import { freshName, someText } from './names.js'
import { somePart, takenIn, withForeignKey } from './parts.js'
import { someAggregate, someComposite, someDomain, someEnum, someLone, someRange, someRoutine, someSequence } from './lone.js'
import { mended } from './mended.js'
import {
  columnsOf,
  find,
  sameName,
  type Column,
  type Grant,
  type Lone,
  type Name,
  type Output,
  type Schema,
  type Table,
  type Thing,
  type View,
} from './schema.js'
import { someSelect } from './select.js'
import { keyType, numberType, someType, type Type } from './types.js'

export const spaces = ['public', 's', 'We"ird S'] as const

export function generate(random: Random): Schema {
  let schema: Schema = spaces
    .slice(1)
    .flatMap((name) => (random.chance(0.6) ? [{ ...someCommon(random, 'schema', [name]), kind: 'schema', definition: [] } as Thing] : []))
  const count = random.between(2, 11)
  for (let i = 0; i < count; i++) schema = withThing(random, schema)
  return mended(schema)
}

/** The schema with one more thing, and now and then with a foreign key. */
export function withThing(random: Random, schema: Schema): Schema {
  const added = someThing(random, schema)
  const result = added ? [...schema, added] : schema
  const table = random.chance(0.35) ? random.some(result.filter((thing) => thing.kind === 'table')) : undefined
  if (table?.kind !== 'table') return result
  return result.map((thing) => (thing === table ? withForeignKey(random, result, table) : thing))
}

export function someName(random: Random, schema: Schema): Name {
  const there = ['public', ...schema.flatMap((thing) => (thing.kind === 'schema' ? [thing.name[0] ?? ''] : []))]
  const space = random.pick(there)
  return [space, freshName(random, takenIn(schema, space), 0.25)]
}

export function someThing(random: Random, schema: Schema): Thing | undefined {
  const roll = random.below(100)
  const make = <T extends Thing>(kind: T['kind'], rest: Omit<T, 'kind' | 'name' | 'comment' | 'owner' | 'grants'> | undefined): Thing | undefined =>
    rest && ({ ...someCommon(random, kind, someName(random, schema)), kind, ...rest } as unknown as Thing)
  if (roll < 38) return someTable(random, schema)
  if (roll < 50) return someView(random, schema, 'view')
  if (roll < 56) return someView(random, schema, 'materialized_view')
  if (roll < 61) return make('enum', someEnum(random))
  if (roll < 65) return make('domain', someDomain(random, schema))
  if (roll < 68) return make('composite', someComposite(random, schema))
  if (roll < 70) return make('range', someRange(random))
  if (roll < 75) return make('sequence', someSequence(random, schema))
  if (roll < 90) {
    const { kind, tag, ...rest } = someRoutine(random, schema)
    const [space = '', name = ''] = someName(random, schema)
    const overloaded = random.chance(0.2) ? random.some(schema.filter((thing) => thing.kind === kind)) : undefined
    const full =
      overloaded && !schema.some((thing) => sameName(thing.name, [...overloaded.name.slice(0, 2), tag]))
        ? [...overloaded.name.slice(0, 2), tag]
        : [space, name, tag]
    return { ...someCommon(random, kind, full), kind, ...rest }
  }
  if (roll < 92) {
    const [space = '', name = ''] = someName(random, schema)
    return { ...someCommon(random, 'aggregate', [space, name, 'aggregate']), kind: 'aggregate', ...someAggregate(random, schema) }
  }
  const lone = someLone(random, schema)
  if (!lone) return undefined
  const name = loneName(random, schema, lone)
  return name && { ...someCommon(random, lone.kind, name), ...lone }
}

const inSchema = ['collation', 'conversion', 'text_search_dictionary', 'text_search_configuration', 'foreign_table']

function loneName(random: Random, schema: Schema, { kind, signature }: Pick<Lone, 'kind' | 'signature'>): Name | undefined {
  const free = (name: Name | undefined) => (name && find(schema, name) ? undefined : name)
  if (kind === 'schema') return free([random.pick(spaces.slice(1))])
  if (kind === 'operator') return free([someName(random, schema)[0] ?? '', random.pick(['###', '<%>', '@#@']), 'operator'])
  if (kind === 'cast') return free([`cast ${JSON.stringify(signature)}`])
  if (inSchema.includes(kind)) return someName(random, schema)
  return [freshName(random, new Set(schema.filter((thing) => thing.name.length === 1).map((thing) => thing.name[0] ?? '')), 0.25)]
}

export function someCommon(random: Random, kind: Thing['kind'], name: Name): Pick<Thing, 'name' | 'comment' | 'owner' | 'grants'> {
  const unowned = ['default_privilege', 'event_trigger', 'publication', 'cast', 'foreign_data_wrapper', 'server']
  return {
    name,
    comment: random.chance(0.25) && kind !== 'default_privilege' ? someText(random) : '',
    owner: random.chance(0.06) && !unowned.includes(kind) ? 'reader' : null,
    grants: random.chance(0.2) ? [someGrant(random, kind, [])].flatMap((grant) => grant ?? []) : [],
  }
}

const privileges: Partial<Readonly<Record<Thing['kind'], readonly string[]>>> = {
  schema: ['USAGE', 'CREATE'],
  table: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'REFERENCES', 'TRIGGER', 'TRUNCATE'],
  view: ['SELECT', 'INSERT'],
  materialized_view: ['SELECT'],
  sequence: ['USAGE', 'SELECT', 'UPDATE'],
  function: ['EXECUTE'],
  procedure: ['EXECUTE'],
  aggregate: ['EXECUTE'],
  enum: ['USAGE'],
  composite: ['USAGE'],
  domain: ['USAGE'],
  range: ['USAGE'],
}

export function someGrant(random: Random, kind: Thing['kind'], columns: readonly Output[]): Grant | undefined {
  const all = privileges[kind]
  if (!all) return undefined
  const to = random.pick(['reader', 'writer', 'PUBLIC'])
  const chosen = random.sample(columns, random.between(1, 2)).map(({ name }) => ({ column: name }))
  const byColumn = chosen.length > 0 && random.chance(0.5)
  const list = byColumn ? ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'] : all
  return { privileges: random.sample(list, random.between(1, 3)), columns: byColumn ? chosen : [], to, option: to !== 'PUBLIC' && random.chance(0.2) }
}

export function someTable(random: Random, schema: Schema): Table {
  const name = someName(random, schema)
  const parent = random.some(schema.filter((thing) => thing.kind === 'table' && thing.partitionBy !== null))
  if (parent?.kind === 'table' && random.chance(0.6)) {
    const child = partitionOf(random, schema, name, parent)
    if (child) return decorated(random, schema, child)
  }
  const above = random.chance(0.12)
    ? random.some(schema.filter((thing) => thing.kind === 'table' && !thing.partitionOf && !thing.partitionBy))
    : undefined
  let table: Table = {
    ...blankTable,
    ...someCommon(random, 'table', name),
    inherits: above ? [{ thing: above.name }] : [],
    unlogged: random.chance(0.06),
  }
  table = {
    ...table,
    columns: [{ ...someColumn(random, schema, table), type: keyType(random), default: null, generated: null, settings: [], collation: null }],
  }
  for (let i = random.below(6); i > 0; i--) table = { ...table, columns: [...table.columns, someColumn(random, schema, table)] }
  const [first] = table.columns
  if (first && !above && random.chance(0.22)) {
    table = { ...table, unlogged: false, partitionBy: { strategy: random.pick(['LIST', 'RANGE', 'HASH'] as const), column: first.name } }
  } else {
    table = {
      ...table,
      options: random.chance(0.15)
        ? random.pick([{ fillfactor: '70' }, { autovacuum_enabled: 'false', 'toast.autovacuum_enabled': 'false' }, { parallel_workers: '2' }])
        : {},
    }
  }
  return decorated(random, schema, table)
}

export const blankTable = {
  kind: 'table', unlogged: false, columns: [], parts: [], partitionBy: null, partitionOf: null, inherits: [], options: {}, replicaIdentity: '', security: [],
} as const // biome-ignore format: one line says it

/** Parts, grants by column, row security, replica identity. */
function decorated(random: Random, schema: Schema, bare: Table): Table {
  let table = bare
  for (let i = random.below(table.partitionOf ? 2 : 5); i > 0; i--) {
    const part = somePart(random, [...schema, table], table)
    if (part) table = { ...table, parts: [...table.parts, part] }
  }
  const grant = random.chance(0.2) ? someGrant(random, 'table', columnsOf([...schema, table], table.name)) : undefined
  return {
    ...table,
    grants: grant ? [...table.grants.filter((each) => each.to !== grant.to), grant] : table.grants,
    security: random.chance(0.15) ? random.pick([['ENABLE'], ['ENABLE', 'FORCE'], ['FORCE']]) : [],
    replicaIdentity: random.chance(0.1) ? random.pick(['FULL', 'NOTHING']) : '',
  }
}

/** A partition beside those that there are. */
function partitionOf(random: Random, schema: Schema, name: Name, parent: Table): Table | undefined {
  const strategy = parent.partitionBy?.strategy
  const key = columnsOf(schema, parent.name).find((column) => column.name === parent.partitionBy?.column)
  if (!strategy || !key) return undefined
  const taken = schema.flatMap((thing) =>
    thing.kind === 'table' && thing.partitionOf && sameName(thing.partitionOf.thing, parent.name) ? [thing.partitionOf.bound] : [],
  )
  const literal = (n: number) =>
    key.type.family === 'number' ? String(n) : key.type.family === 'date' ? `'20${String(10 + n).padStart(2, '0')}-01-01'` : `'${n}'`
  const at = random.between(1, 8)
  const bound =
    strategy === 'HASH'
      ? `FOR VALUES WITH (MODULUS 4, REMAINDER ${at % 4})`
      : random.chance(0.25)
        ? 'DEFAULT'
        : strategy === 'LIST'
          ? `FOR VALUES IN (${literal(at)})`
          : `FOR VALUES FROM (${literal(at)}) TO (${literal(at + 1)})`
  if (taken.includes(bound)) return undefined
  const table: Table = { ...blankTable, ...someCommon(random, 'table', name), partitionOf: { thing: parent.name, bound } }
  const columns = columnsOf(schema, parent.name).filter(({ type }) => type.key && type.family !== 'boolean')
  const sub = random.chance(0.2) ? random.some(columns) : undefined
  return sub ? { ...table, partitionBy: { strategy: random.pick(['LIST', 'RANGE', 'HASH'] as const), column: sub.name } } : table
}

export function someColumn(random: Random, schema: Schema, table: Table): Column {
  const siblings = columnsOf([table, ...schema], table.name)
  const name = freshName(random, new Set(siblings.map((column) => column.name)), 0.25)
  const type = random.chance(0.1) ? numberType(random) : someType(random, schema)
  const bare: Column = {
    name,
    type,
    collation: null,
    notNull: random.chance(0.25),
    default: null,
    generated: null,
    settings: [],
    comment: random.chance(0.2) ? someText(random) : '',
  }
  const roll = random.below(100)
  if (roll < 8 && ['integer', 'bigint', 'smallint'].includes(String(type.sql[0])) && type.sql.length === 1 && !table.partitionBy) {
    return { ...bare, notNull: true, generated: someIdentity(random) }
  }
  if (roll < 16) {
    const stored = table.columns.filter((column) => column.generated === null)
    const expression = generatedOf(random, schema, type, stored)
    if (expression) return { ...bare, generated: ['ALWAYS AS (', ...expression, ') STORED'] }
  }
  return {
    ...bare,
    default: random.chance(0.35) ? defaultOf(random, schema, type) : null,
    collation: type.family === 'text' ? someCollation(random, schema) : null,
    settings: random.chance(0.15) ? [someSetting(random, type)] : [],
  }
}

export function someIdentity(random: Random): readonly string[] {
  return [
    `${random.pick(['ALWAYS', 'BY DEFAULT'])} AS IDENTITY${random.pick(['', '', ' (START WITH 10 INCREMENT BY 5)', ' (MAXVALUE 30000 CYCLE)', ' (CACHE 7)', ' (INCREMENT BY -1)'])}`,
  ]
}

export function someCollation(random: Random, schema: Schema): Column['collation'] {
  if (random.chance(0.8)) return null
  const own = random.some(schema.filter((thing) => thing.kind === 'collation'))
  return own ? [{ thing: own.name }] : ['"C"']
}

export function someSetting(random: Random, type: Type): string {
  if (type.family === 'text' || type.family === 'json')
    return random.pick(['SET STORAGE EXTERNAL', 'SET STORAGE MAIN', 'SET COMPRESSION pglz', 'SET STATISTICS 100', 'SET (n_distinct=5)'])
  return random.pick(['SET STATISTICS 10', 'SET (n_distinct=-0.5)', 'SET STATISTICS 0'])
}

export function someView(random: Random, schema: Schema, kind: View['kind']): View | undefined {
  const sources = schema.filter((thing) => ['table', 'view', 'materialized_view'].includes(thing.kind))
  const source = random.some(sources)
  if (!source) return undefined
  const name = someName(random, schema)
  const select = someSelect(random, schema, source.name)
  const simple = ['plain', 'star'].includes(select.shape) && source.kind === 'table' && kind === 'view'
  let view: View = {
    kind,
    ...someCommon(random, kind, name),
    select,
    options: someOptions(random, kind),
    check: simple && random.chance(0.15) ? random.pick([' WITH LOCAL CHECK OPTION', ' WITH CASCADED CHECK OPTION']) : '',
    parts: [],
    columnComments: [],
  }
  const columns = columnsOf([...schema, view], name)
  if (random.chance(kind === 'view' ? 0.15 : 0.5)) {
    const part = somePart(random, [...schema, view], view)
    if (part) view = { ...view, parts: [part] }
  }
  const column = random.chance(0.2) ? random.some(columns) : undefined
  return column ? { ...view, columnComments: [{ column: column.name, text: someText(random) || 'x' }] } : view
}

export function someOptions(random: Random, kind: View['kind']): View['options'] {
  if (random.chance(0.7)) return {}
  return kind === 'view' ? random.pick([{ security_invoker: 'true' }, { security_barrier: 'true' }]) : { fillfactor: '90' }
}
