// The vocabulary: every kind trueup models on ClickHouse, and every attribute. All texts are as the scratch engine
// prints them; `null` is "not given". Adding a kind or an attribute here makes the compiler list what is missing.
import { keyOf, type Fact, type Facts, type Key } from '../../core/fact.js'

export type Settings = Readonly<Record<string, string>>

export type ClickHouse = {
  database: { readonly engine: string; readonly comment: string }
  table: {
    /** Engine name with its arguments. */
    readonly engine: string
    readonly partitionBy: string | null
    readonly primaryKey: string | null
    readonly orderBy: string | null
    readonly sampleBy: string | null
    readonly ttl: string | null
    readonly settings: Settings
    readonly comment: string
  }
  column: {
    readonly type: string
    /** `DEFAULT`, `MATERIALIZED`, `ALIAS` or `EPHEMERAL`, with its expression. */
    readonly default: string | null
    readonly comment: string
    readonly codec: string | null
    readonly statistics: string | null
    readonly ttl: string | null
    readonly settings: Settings
  }
  index: { readonly expression: string; readonly type: string; readonly granularity: string }
  /** Everything after the projection's name. */
  projection: { readonly definition: string }
  /** `CHECK …` or `ASSUME …`. */
  constraint: { readonly definition: string }
  view: {
    readonly columns: string | null
    readonly query: string
    readonly definer: string | null
    readonly security: string | null
    readonly comment: string
  }
  materialized_view: {
    readonly refresh: string | null
    readonly append: boolean
    readonly target: string | null
    readonly columns: string | null
    /** Engine and keys of the inner table, where there is no target. */
    readonly storage: string | null
    readonly query: string
    readonly definer: string | null
    readonly security: string | null
    readonly comment: string
  }
  dictionary: { readonly definition: string; readonly comment: string }
  /** Everything after `AS`. */
  function: { readonly definition: string }
  /** Keys and whether they may be overridden; the server hides the values. */
  named_collection: { readonly definition: string }
  /** Something that has no model: compared as text, made from the server's own text, never altered. */
  opaque: { readonly definition: string }
}

export type Kind = keyof ClickHouse
export type ClickHouseFact<K extends Kind = Kind> = Fact<K, ClickHouse[K]>

/** Kinds that live in a database and are made by a statement of their own. */
export const objectKinds = ['table', 'view', 'materialized_view', 'dictionary', 'opaque'] as const
export type ObjectKind = (typeof objectKinds)[number]

/** Tables, views and dictionaries of one database share their names: this key stands for the name. */
export function relationKey(database: string, name: string): Key {
  return keyOf('relation', [database, name])
}

export function columnKey(database: string, table: string, column: string): Key {
  return keyOf('column', [database, table, column])
}

/** A fact with its key made from its kind and name. */
export function fact<K extends Kind>(
  kind: K,
  name: readonly string[],
  attrs: ClickHouse[K],
  more: { readonly parent?: Key; readonly needs?: readonly Key[]; readonly position?: number; readonly provides?: readonly Key[] } = {},
): Fact {
  const made: Fact<K, ClickHouse[K]> = { key: keyOf(kind, name), kind, name, needs: [], attrs, ...more }
  return made as unknown as Fact
}

/** The fact under `key`, if there is one and it is of `kind`. */
export function factAt<K extends Kind>(facts: Facts, key: Key | undefined, kind: K): ClickHouseFact<K> | undefined {
  const found = key === undefined ? undefined : facts.get(key)
  return found?.kind === kind ? (found as unknown as ClickHouseFact<K>) : undefined
}
