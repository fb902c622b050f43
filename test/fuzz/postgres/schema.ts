// The vocabulary of the generator: a schema as plain data, so that edits and shrinking can work on it. Whatever a text is made of
// besides words stands in it as a piece: what names something that is gone, goes.
import type { Type } from './types.js'

/** `[schema, name]`; a routine has a third part that tells overloads apart, what is in no schema has only one. */
export type Name = readonly string[]

/** A thing by its name, or a column of it, or (unprinted) a part that has to be there; without `thing`, a column of what the text belongs to. */
export type Piece =
  | string
  | { readonly column: string; readonly thing?: Name }
  | { readonly thing: Name; readonly part?: string; readonly literal?: true }
export type Expression = readonly Piece[]

export function e(words: TemplateStringsArray, ...values: readonly (Piece | Expression)[]): Expression {
  return words.flatMap((word, i) => [word, ...[values[i] ?? []].flat()]).filter((piece) => piece !== '')
}

export interface Grant {
  readonly privileges: readonly string[]
  /** Empty for the whole thing. */
  readonly columns: readonly { readonly column: string }[]
  readonly to: string
  readonly option: boolean
}

export interface Column {
  readonly name: string
  readonly type: Type
  readonly collation: Expression | null
  readonly notNull: boolean
  readonly default: Expression | null
  /** What follows GENERATED. */
  readonly generated: Expression | null
  /** Clauses of ALTER COLUMN, such as `SET STORAGE EXTERNAL`. */
  readonly settings: readonly string[]
  readonly comment: string
}

export interface Part {
  readonly kind: 'constraint' | 'index' | 'trigger' | 'rule' | 'policy' | 'statistics'
  readonly name: string
  /** What stands before the name of what it belongs to, and after. */
  readonly head: Expression
  readonly tail: Expression
  /** How a trigger or rule is enabled; empty for the usual way. */
  readonly state: string
  readonly comment: string
}

interface Common {
  readonly name: Name
  readonly comment: string
  readonly owner: string | null
  readonly grants: readonly Grant[]
}

export interface Table extends Common {
  readonly kind: 'table'
  readonly unlogged: boolean
  readonly columns: readonly Column[]
  readonly parts: readonly Part[]
  readonly partitionBy: { readonly strategy: 'LIST' | 'RANGE' | 'HASH'; readonly column: string } | null
  readonly partitionOf: { readonly thing: Name; readonly bound: string } | null
  readonly inherits: readonly { readonly thing: Name }[]
  readonly options: Readonly<Record<string, string>>
  readonly replicaIdentity: string
  readonly security: readonly string[]
}

export interface Item {
  readonly expression: Expression
  readonly as: string
  /** Null where it is that of the column. */
  readonly type: Type | null
}

export interface Select {
  readonly source: { readonly thing: Name }
  readonly items: readonly Item[]
  readonly shape: 'plain' | 'star' | 'count' | 'join' | 'union' | 'with' | 'subquery' | 'window' | 'limit'
  readonly where: Expression | null
}

export interface View extends Common {
  readonly kind: 'view' | 'materialized_view'
  readonly select: Select
  readonly options: Readonly<Record<string, string>>
  readonly check: string
  readonly parts: readonly Part[]
  readonly columnComments: readonly { readonly column: string; readonly text: string }[]
}

export interface Enum extends Common {
  readonly kind: 'enum'
  readonly values: readonly string[]
}

export interface Composite extends Common {
  readonly kind: 'composite'
  readonly attributes: readonly { readonly name: string; readonly type: Type; readonly comment: string }[]
}

export interface Domain extends Common {
  readonly kind: 'domain'
  readonly type: Type
  readonly rest: Expression
  readonly checks: readonly { readonly name: string; readonly expression: Expression; readonly comment: string }[]
}

export interface Sequence extends Common {
  readonly kind: 'sequence'
  readonly unlogged: boolean
  readonly definition: string
  readonly ownedBy: { readonly thing: Name; readonly column: string } | null
}

/** `CREATE FUNCTION name(signature) definition`; `shape` says what it is good for. */
export interface Routine extends Common {
  readonly kind: 'function' | 'procedure'
  readonly shape: 'number' | 'trigger' | 'event' | 'other'
  /** With names and defaults, and bare. */
  readonly parameters: Expression
  readonly signature: Expression
  readonly definition: Expression
}

export interface Lone extends Common {
  readonly kind:
    | 'schema'
    | 'range'
    | 'collation'
    | 'aggregate'
    | 'operator'
    | 'cast'
    | 'conversion'
    | 'text_search_dictionary'
    | 'text_search_configuration'
    | 'foreign_data_wrapper'
    | 'server'
    | 'foreign_table'
    | 'event_trigger'
    | 'publication'
    | 'default_privilege'
  readonly definition: Expression
  readonly signature?: Expression
}

export type Thing = Table | View | Enum | Composite | Domain | Sequence | Routine | Lone
export type Schema = readonly Thing[]

export function sameName(a: Name, b: Name): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i])
}

export function find(schema: Schema, name: Name): Thing | undefined {
  return schema.find((thing) => sameName(thing.name, name))
}

export interface Output {
  readonly name: string
  readonly type: Type
}

/** Columns that a query over the thing can name, with those that its parents hand down. */
export function columnsOf(schema: Schema, name: Name, depth = 0): readonly Output[] {
  const thing = find(schema, name)
  if (!thing || depth > 8) return []
  if (thing.kind === 'table') {
    const above = [...(thing.partitionOf ? [thing.partitionOf] : []), ...thing.inherits].flatMap((parent) =>
      columnsOf(schema, parent.thing, depth + 1),
    )
    const all = new Map([...above, ...thing.columns].map((column) => [column.name, column]))
    return [...all.values()]
  }
  if (thing.kind !== 'view' && thing.kind !== 'materialized_view') return []
  if (thing.select.shape === 'count') return [{ name: 'rows counted', type: { sql: ['bigint'], family: 'number', key: true, value: null } }]
  return itemsOf(schema, thing.select, depth + 1).flatMap((item): Output[] => {
    const [piece] = item.expression
    const own = typeof piece === 'object' && 'column' in piece && item.expression.length === 1 ? piece.column : undefined
    const type = item.type ?? columnsOf(schema, thing.select.source.thing, depth + 1).find((column) => column.name === own)?.type
    return type ? [{ name: item.as, type }] : []
  })
}

/** The items of a select that its source still has columns for. */
export function itemsOf(schema: Schema, select: Select, depth = 0): readonly Item[] {
  const there = columnsOf(schema, select.source.thing, depth)
  if (select.shape === 'star') return there.map(({ name }) => ({ expression: [{ column: name }], as: name, type: null }))
  return select.items.filter((item) =>
    piecesOf(item.expression).every((piece) => 'thing' in piece || there.some(({ name }) => name === piece.column)),
  )
}

export type Reference = Exclude<Piece, string>

/** Every piece in a value, at any depth. */
export function piecesOf(value: unknown): readonly Reference[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(piecesOf)
  if ('thing' in value || ('column' in value && typeof value.column === 'string')) return [value as Reference]
  return Object.values(value).flatMap(piecesOf)
}

/** The value with every piece in it changed, at any depth. */
export function withPieces<T>(value: T, change: (piece: Reference) => Reference): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => withPieces(each, change)) as T
  if ('thing' in value || ('column' in value && typeof value.column === 'string')) return change(value as Reference) as T
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withPieces(each, change)])) as T
}
