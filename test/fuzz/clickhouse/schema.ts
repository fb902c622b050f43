// The vocabulary of the generator: a schema as plain data, so that edits and shrinking can work on it. `uses` are the names of
// the columns a text is made of: what uses a column goes when the column goes.
import type { Type } from './types.js'

export type Name = readonly string[]

export interface Expression {
  readonly sql: string
  readonly uses: readonly string[]
}

export interface Column {
  readonly name: string
  readonly type: Type
  readonly default: (Expression & { readonly keyword: string }) | null
  readonly comment: string
  readonly codec: string | null
  readonly statistics: string | null
  readonly ttl: Expression | null
  readonly settings: string | null
  /** The name it had before, where the schema declares a rename. */
  readonly was?: string
}

export interface Part extends Expression {
  readonly kind: 'index' | 'projection' | 'constraint'
  readonly name: string
}

export interface Table {
  readonly kind: 'table'
  readonly name: Name
  readonly engine: Expression & { readonly over: Name | null }
  readonly columns: readonly Column[]
  readonly parts: readonly Part[]
  readonly partitionBy: Expression | null
  readonly orderBy: readonly Expression[]
  /** How many elements of the sorting key are the primary key; null where it is not written. */
  readonly primary: number | null
  readonly sampleBy: Expression | null
  readonly ttl: Expression | null
  readonly settings: Readonly<Record<string, string>>
  readonly comment: string
}

/** `SELECT source AS name, … FROM … [WHERE …]`, over the columns that the source still has. */
export interface Select {
  readonly source: Name
  readonly columns: readonly { readonly source: string; readonly as: string }[]
  readonly shape: 'plain' | 'star' | 'count' | 'subquery' | 'union' | 'where' | 'parameter' | 'join'
  readonly sugar: string
}

export interface View {
  readonly kind: 'view'
  readonly name: Name
  readonly select: Select
  readonly security: string | null
  readonly comment: string
}

export interface MaterializedView {
  readonly kind: 'materialized_view'
  readonly name: Name
  readonly select: Select
  readonly target: Name | null
  readonly storage: string | null
  readonly refresh: string | null
  readonly append: boolean
  readonly security: string | null
  readonly comment: string
}

export interface Dictionary {
  readonly kind: 'dictionary'
  readonly name: Name
  readonly source: Name | null
  readonly key: { readonly name: string; readonly type: string }
  readonly attributes: readonly { readonly name: string; readonly type: string; readonly more: string }[]
  readonly layout: string
  readonly lifetime: string
  readonly comment: string
}

export interface Lone {
  readonly kind: 'function' | 'named_collection' | 'database' | 'opaque'
  readonly name: Name
  readonly definition: string
}

export type Thing = Table | View | MaterializedView | Dictionary | Lone
export type Schema = readonly Thing[]

export function sameName(a: Name | null, b: Name | null): boolean {
  return a !== null && b !== null && a.join('\0') === b.join('\0')
}

export function find(schema: Schema, name: Name | null): Thing | undefined {
  return name === null ? undefined : schema.find((thing) => thing.name.length > 1 && sameName(thing.name, name))
}

/** Columns that a query over the thing can name. */
export function outputs(schema: Schema, name: Name | null, depth = 0): readonly string[] {
  const thing = find(schema, name)
  if (!thing || depth > 8) return []
  if (thing.kind === 'table') {
    return thing.columns.filter((column) => column.default?.keyword !== 'EPHEMERAL' && !column.type.sql.startsWith('Nested')).map(({ name }) => name)
  }
  if (thing.kind === 'view' || thing.kind === 'materialized_view') {
    if (thing.select.shape === 'count') return ['rows counted']
    if (thing.select.shape === 'parameter') return []
    if (thing.kind === 'materialized_view' && thing.target !== null) return []
    return selected(schema, thing.select, depth).map((column) => column.as)
  }
  if (thing.kind === 'dictionary') return [thing.key.name, ...thing.attributes.map((attribute) => attribute.name)]
  return []
}

/** The columns of a select that its source still has. */
export function selected(schema: Schema, select: Select, depth = 0): Select['columns'] {
  const there = outputs(schema, select.source, depth + 1)
  if (select.shape === 'star') return there.map((name) => ({ source: name, as: name }))
  return select.columns.filter((column) => there.includes(column.source))
}

/** The schema without what stands on something that is no longer there. */
export function mended(schema: Schema): Schema {
  let result = schema.map((thing) => (thing.kind === 'table' ? mendedTable(thing) : thing))
  for (;;) {
    const next = result.filter((thing) => stands(result, thing))
    if (next.length === result.length) return next
    result = next
  }
}

function stands(schema: Schema, thing: Thing): boolean {
  if (thing.kind === 'table') {
    return thing.columns.some((column) => column.default === null) && (thing.engine.over === null || find(schema, thing.engine.over) !== undefined)
  }
  if (thing.kind === 'dictionary') {
    const there = outputs(schema, thing.source)
    return thing.source === null || [thing.key, ...thing.attributes].every((each) => there.includes(each.name))
  }
  if (thing.kind !== 'view' && thing.kind !== 'materialized_view') return true
  // Only onwards through the alphabet, so that no insert runs in a circle.
  if (thing.kind === 'materialized_view' && thing.target && thing.target.join() <= thing.select.source.join()) return false
  if (sameName(thing.select.source, thing.name) || !find(schema, thing.select.source)) return false
  if (thing.kind === 'materialized_view' && thing.target !== null) {
    const target = find(schema, thing.target)
    // An insert that is passed on to a queue waits for its broker.
    if (target?.kind !== 'table' || target.engine.sql.startsWith('Kafka')) return false
  }
  return thing.select.shape === 'count' || selected(schema, thing.select).length > 0
}

/** Whatever uses a column that is gone, goes. Sorting keys lose the element. */
function mendedTable(table: Table): Table {
  let { columns } = table
  const has = (expression: Expression) => expression.uses.every((name) => columns.some((column) => column.name === name))
  for (;;) {
    const kept = columns.filter((column) => column.default === null || has(column.default))
    if (kept.length === columns.length) break
    columns = kept
  }
  columns = columns.map((column) => (column.ttl && !has(column.ttl) ? { ...column, ttl: null } : column))
  const orderBy = table.orderBy.filter(has)
  const lostPrimary = table.primary !== null && !table.orderBy.slice(0, table.primary).every(has)
  const keep = (expression: Expression | null) => (expression && has(expression) ? expression : null)
  return fitting({
    ...table,
    engine: has(table.engine) ? table.engine : { sql: 'MergeTree', uses: [], over: null },
    columns,
    parts: table.parts.filter(has),
    orderBy,
    primary: lostPrimary ? null : table.primary,
    partitionBy: keep(table.partitionBy),
    sampleBy: lostPrimary || orderBy.length !== table.orderBy.length ? null : keep(table.sampleBy),
    ttl: keep(table.ttl),
  })
}

/** The table without what its engine, or the type of a column, cannot have even when it is made. */
function fitting(table: Table): Table {
  const engine = table.engine.sql
  const keys = [...table.orderBy, table.partitionBy, table.sampleBy, table.ttl, table.engine].flatMap((expression) => expression?.uses ?? [])
  const columns = table.columns.map((column) => fittingColumn(column, engine, keys.includes(column.name)))
  if (!engine.includes('MergeTree')) {
    const key = engine.startsWith('Embedded') && columns[0] ? [{ sql: `\`${columns[0].name}\``, uses: [columns[0].name] }] : []
    return { ...table, columns, parts: [], partitionBy: null, orderBy: key, primary: key.length || null, sampleBy: null, ttl: null, settings: {} }
  }
  const merging = !engine.startsWith('MergeTree') && table.parts.some((part) => part.kind === 'projection')
  const settings = merging ? { deduplicate_merge_projection_mode: `'drop'`, ...table.settings } : table.settings
  return { ...table, columns, settings }
}

function fittingColumn(column: Column, engine: string, key: boolean): Column {
  const keyword = column.default?.keyword ?? 'DEFAULT'
  const unstored = keyword === 'ALIAS' || keyword === 'EPHEMERAL'
  const plain = /^(File|URL|Kafka|S3|GenerateRandom|StripeLog|Set)/.test(engine)
  const wide = /Int(128|256)|Nullable|Low/.test(column.type.sql) && /T64|Delta/.test(column.codec ?? '')
  return {
    ...column,
    default: engine.startsWith('Kafka') || (plain && keyword !== 'DEFAULT') ? null : column.default,
    codec: unstored || wide ? null : column.codec,
    statistics: unstored ? null : column.statistics,
    ttl: key || unstored || !engine.includes('MergeTree') ? null : column.ttl,
    settings: engine.includes('MergeTree') && !unstored ? column.settings : null,
  }
}
