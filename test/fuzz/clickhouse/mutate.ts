// Random edits of a schema: what a person would do to it between two plans.
import { freshName, someText } from './names.js'
import {
  columnTtl,
  isMergeTree,
  bare,
  loneDefinition,
  mergeTree,
  otherEngine,
  partBody,
  someCodec,
  someColumn,
  someColumnSetting,
  someDefault,
  somePart,
  someRefresh,
  someSelect,
  someSettings,
  someStatistics,
  someTable,
  someThing,
  someView,
  tableTtl,
} from './generate.js'
import type { Random } from '../random.js'
import { find, mended, type Column, type Part, type Schema, type Table, type Thing } from './schema.js'
import { changedType } from './types.js'

/** `schema` after a few edits. */
export function mutate(random: Random, schema: Schema): Schema {
  let result = schema
  for (let i = random.between(1, 6); i > 0; i--) result = mended(edit(random, result))
  return result
}

function edit(random: Random, schema: Schema): Schema {
  const roll = random.below(20)
  if (roll === 0) return add(random, schema)
  const thing = random.some(schema)
  if (!thing) return add(random, schema)
  if (roll === 1) return schema.filter((other) => other !== thing)
  if (roll === 2 && thing.name.length === 2) return replace(schema, thing, otherKind(random, schema, thing))
  const table = random.some(schema.filter((each) => each.kind === 'table'))
  if (roll < 15 && table?.kind === 'table') return replace(schema, table, editTable(random, table, schema))
  return replace(schema, thing, editThing(random, schema, thing))
}

function add(random: Random, schema: Schema): Schema {
  const added = someThing(random, schema)
  return added ? [...schema, added] : schema
}

function replace(schema: Schema, thing: Thing, by: Thing): Schema {
  return schema.map((other) => (other === thing ? by : other))
}

/** Something of another kind, or an unrelated table, under the same name. */
function otherKind(random: Random, schema: Schema, thing: Thing): Thing {
  const rest = schema.filter((other) => other !== thing)
  const view = random.chance(0.5) ? someView(random, rest) : undefined
  return view ? { ...view, name: thing.name } : someTable(random, thing.name, rest)
}

function editThing(random: Random, schema: Schema, thing: Thing): Thing {
  switch (thing.kind) {
    case 'table':
      return editTable(random, thing, schema)
    case 'view':
      return random.chance(0.3)
        ? { ...thing, comment: someText(random) }
        : random.chance(0.3)
          ? { ...thing, security: thing.security ? null : 'SQL SECURITY INVOKER' }
          : { ...thing, select: someSelect(random, schema, thing.select.source, ['plain', 'star', 'count', 'where', 'union']) }
    case 'materialized_view': {
      const roll = random.below(6)
      if (roll === 0) return { ...thing, comment: someText(random) }
      if (roll === 1) return { ...thing, refresh: thing.refresh && random.chance(0.5) ? null : someRefresh(random), append: false }
      if (roll === 2) {
        const target = random.some(schema.filter((other) => other.kind === 'table'))
        return { ...thing, target: target?.name ?? thing.target, storage: target ? null : thing.storage }
      }
      if (roll === 3 && thing.refresh) return { ...thing, append: !thing.append }
      if (roll === 4) return { ...thing, security: thing.security ? null : 'DEFINER = CURRENT_USER SQL SECURITY DEFINER' }
      return { ...thing, select: someSelect(random, schema, thing.select.source, ['plain', 'count', 'where']) }
    }
    case 'dictionary':
      return random.chance(0.4)
        ? { ...thing, comment: someText(random) }
        : random.chance(0.5) && thing.attributes.length > 1
          ? { ...thing, attributes: random.sample(thing.attributes, 1) }
          : { ...thing, lifetime: random.pick(['7', 'MIN 1 MAX 2', '0']) }
    default:
      return { ...thing, definition: loneDefinition(random, thing.kind) }
  }
}

function editTable(random: Random, table: Table, schema: Schema): Table {
  const roll = random.below(30)
  if (roll < 5) return withColumn(random, table)
  if (roll < 7) return { ...table, columns: random.sample(table.columns, table.columns.length - 1) }
  if (roll < 16) return changeColumn(random, table)
  if (roll < 18) return { ...table, columns: moved(random, table.columns) }
  if (roll === 18) return renameColumn(random, table, schema)
  if (roll === 19) return { ...table, comment: random.chance(0.3) ? '' : someText(random) }
  if (roll === 20)
    return {
      ...table,
      engine: random.chance(0.5)
        ? mergeTree(random, table.columns)
        : otherEngine(
            random,
            schema.filter((each) => each !== table),
          ),
    }
  if (!isMergeTree(table.engine)) return withColumn(random, table)
  if (roll < 24) return { ...table, parts: editParts(random, table) }
  if (roll === 24) return { ...table, ttl: random.chance(0.3) ? null : tableTtl(random, table.columns) }
  if (roll === 25) return { ...table, settings: random.chance(0.3) ? {} : { ...(random.chance(0.5) ? table.settings : {}), ...someSettings(random) } }
  if (roll === 26) return { ...table, sampleBy: null }
  if (roll === 27)
    return {
      ...table,
      orderBy: table.orderBy.slice(0, -1),
      primary: table.primary === null ? null : Math.min(table.primary, table.orderBy.length - 1) || null,
    }
  return growKey(random, table)
}

function withColumn(random: Random, table: Table): Table {
  const column = someColumn(random, table.columns)
  const at = random.below(table.columns.length + 1)
  return { ...table, columns: [...table.columns.slice(0, at), column, ...table.columns.slice(at)] }
}

function moved(random: Random, columns: readonly Column[]): readonly Column[] {
  const column = random.pick(columns)
  const rest = columns.filter((other) => other !== column)
  const at = random.below(rest.length + 1)
  return [...rest.slice(0, at), column, ...rest.slice(at)]
}

function changeColumn(random: Random, table: Table): Table {
  const column = random.pick(table.columns)
  const change = (): Column => {
    const nested = column.type.sql.startsWith('Nested')
    const roll = nested ? 4 : random.below(9)
    if (roll < 3) return { ...column, type: changedType(random, column.type), default: null, codec: null, statistics: null }
    if (roll === 3) return { ...column, default: random.chance(0.3) ? null : someDefault(random, column, table.columns) }
    if (roll === 4) return { ...column, comment: random.chance(0.3) ? '' : someText(random) }
    if (roll === 5) return { ...column, codec: random.chance(0.3) ? null : someCodec(random, column) }
    if (roll === 6)
      return {
        ...column,
        ttl: random.chance(0.3)
          ? null
          : columnTtl(
              random,
              table.columns.filter((other) => other !== column),
            ),
      }
    if (roll === 7) return { ...column, statistics: column.statistics === null && column.type.key ? someStatistics(random, column.type) : null }
    return { ...column, settings: random.chance(0.3) ? null : someColumnSetting(random) }
  }
  const changed = change()
  return { ...table, columns: table.columns.map((other) => (other === column ? changed : other)) }
}

/** A rename that the schema declares; only of columns nothing else is made of, so that the rest of the schema stands. */
function renameColumn(random: Random, table: Table, schema: Schema): Table {
  const used = [table.engine, ...table.parts, ...table.orderBy, table.partitionBy, table.sampleBy, table.ttl]
  used.push(...table.columns.flatMap((column) => [column.default, column.ttl]))
  // An inner table keeps its view's query: a rename below it cannot be carried through.
  if (schema.some((thing) => thing.kind === 'materialized_view' && !thing.target && thing.select.source.join() === table.name.join())) return table
  const free = table.columns.filter((column) => !used.some((expression) => expression?.uses.includes(column.name)) && column.was === undefined)
  const column = random.some(free.filter((each) => !each.type.sql.startsWith('Nested')))
  if (!column || !isMergeTree(table.engine)) return table
  const name = freshName(random, new Set(table.columns.map((other) => other.name)))
  return { ...table, columns: table.columns.map((other) => (other === column ? { ...column, name, was: column.name } : other)) }
}

function editParts(random: Random, table: Table): readonly Part[] {
  const part = random.some(table.parts)
  const roll = random.below(3)
  if (!part || roll === 0) return [...table.parts, somePart(random, table, table.parts)]
  if (roll === 1) return table.parts.filter((other) => other !== part)
  return table.parts.map((other) => (other === part ? { ...part, ...partBody(random, part.kind, table) } : other))
}

/** ORDER BY may grow by columns that are added with it. */
function growKey(random: Random, table: Table): Table {
  const column: Column = { ...someColumn(random, table.columns), default: null, ttl: null, codec: null, statistics: null }
  if (!column.type.key) return table
  const primary = table.primary ?? (table.orderBy.length > 0 && random.chance(0.8) ? table.orderBy.length : null)
  return { ...table, columns: [...table.columns, column], orderBy: [...table.orderBy, bare(column.name)], primary }
}

/** Every way to make a pair a little smaller, coarse ones first. */
export function simpler(from: Schema, to: Schema): readonly (readonly [Schema, Schema])[] {
  const pairs: (readonly [Schema, Schema])[] = []
  const both = (change: (schema: Schema) => Schema) => pairs.push([mended(change(from)), mended(change(to))])
  for (const thing of new Map([...from, ...to].map((each) => [`${each.kind} ${each.name.join('.')}`, each])).values()) {
    both((schema) => schema.filter((other) => other.kind !== thing.kind || other.name.join('.') !== thing.name.join('.')))
    const [before, after] = [find(from, thing.name), find(to, thing.name)]
    if (before && after && before !== after && before.kind === after.kind) pairs.push([from, mended(replace(to, after, before))])
  }
  const tables = [...from, ...to].filter((thing) => thing.kind === 'table')
  const onTable = (name: readonly string[], change: (table: Table) => Table) =>
    both((schema) => schema.map((thing) => (thing.kind === 'table' && thing.name.join('.') === name.join('.') ? change(thing) : thing)))
  for (const table of tables) {
    for (const part of table.parts) onTable(table.name, (each) => ({ ...each, parts: each.parts.filter((other) => other.name !== part.name) }))
    for (const column of table.columns)
      onTable(table.name, (each) => ({ ...each, columns: each.columns.filter((other) => other.name !== column.name) }))
    const nothing = { comment: '', ttl: null, settings: {}, partitionBy: null, sampleBy: null, primary: null, orderBy: [] }
    for (const [name, value] of Object.entries(nothing)) onTable(table.name, (each) => ({ ...each, [name]: value }))
    const bareColumn = { default: null, comment: '', codec: null, statistics: null, ttl: null, settings: null }
    for (const column of table.columns) {
      for (const [name, value] of Object.entries(bareColumn)) {
        if (column[name as keyof Column] === value) continue
        onTable(table.name, (each) => ({
          ...each,
          columns: each.columns.map((other) => (other.name === column.name ? { ...other, [name]: value } : other)),
        }))
      }
    }
  }
  return pairs.filter(([a, b]) => JSON.stringify([a, b]).length < JSON.stringify([from, to]).length)
}
