// The vocabulary: every kind trueup models on PostgreSQL, and every attribute. Expressions are as the scratch engine prints
// them with an empty search_path; `null` is "not given". An owner that is the connected role is `null`: it goes unsaid.
import { keyOf, type Fact, type Facts, type Key } from '../../core/fact.js'

export type Options = Readonly<Record<string, string>>

/** What nearly every object has. */
export type Owned = {
  readonly owner: string | null
  readonly comment: string
}

export type Attribute = { readonly name: string; readonly type: string; readonly collation: string | null; readonly comment: string }
export type ViewColumn = { readonly name: string; readonly type: string; readonly collation: string | null }
export type Bounds = {
  readonly start: string
  readonly increment: string
  readonly minimum: string
  readonly maximum: string
  readonly cache: string
  readonly cycle: boolean
}
/** With the comment of its sequence. */
export type Identity = Bounds & { readonly always: boolean; readonly sequence: string; readonly comment: string }

export type Postgres = {
  /** Without its password. Settings: parameter → value as the catalogue has it; database → those for sessions there. */
  role: {
    readonly login: boolean
    readonly superuser: boolean
    readonly createDatabase: boolean
    readonly createRole: boolean
    readonly inherit: boolean
    readonly replication: boolean
    readonly bypassRls: boolean
    readonly connectionLimit: number
    readonly validUntil: string | null
    readonly settings: Options
    readonly databaseSettings: Readonly<Record<string, Options>>
    readonly comment: string
  }
  /** What a role may do as a member of another, whoever granted it. */
  membership: { readonly admin: boolean; readonly inherit: boolean; readonly set: boolean }
  schema: Owned
  extension: { readonly schema: string; readonly comment: string }
  enum: Owned & { readonly values: readonly string[] }
  composite: Owned & { readonly attributes: readonly Attribute[] }
  domain: Owned & { readonly type: string; readonly collation: string | null; readonly default: string | null; readonly notNull: boolean }
  domain_constraint: { readonly definition: string; readonly valid: boolean; readonly comment: string }
  range: Owned & { readonly definition: string }
  collation: Owned & { readonly definition: string }
  sequence: Owned & Bounds & { readonly type: string; readonly persistence: string }
  /** The column that a sequence goes away with: a fact of its own, because the column's default needs the sequence. */
  ownership: { readonly column: readonly string[] }
  table: Owned & {
    readonly persistence: string
    readonly partitionBy: string | null
    readonly partitionOf: { readonly parent: readonly string[]; readonly bound: string } | null
    readonly inherits: readonly (readonly string[])[]
    readonly ofType: string | null
    readonly accessMethod: string | null
    readonly tablespace: string | null
    readonly options: Options
    /** `DEFAULT`, `FULL`, `NOTHING` or `USING INDEX name`. */
    readonly replicaIdentity: string
    readonly clusterOn: string | null
    readonly rowSecurity: boolean
    readonly forceRowSecurity: boolean
  }
  foreign_table: Owned & {
    readonly server: string
    readonly options: Options
    readonly inherits: readonly (readonly string[])[]
    readonly partitionOf: { readonly parent: readonly string[]; readonly bound: string } | null
  }
  column: {
    readonly type: string
    readonly collation: string | null
    readonly notNull: boolean
    /** Of the constraint behind it, where it is this table's own; `null` is the name that the server gives. */
    readonly notNullName: string | null
    readonly notNullValid: boolean
    readonly notNullNoInherit: boolean
    readonly notNullComment: string
    readonly identity: Identity | null
    /** Expression and whether it is stored. */
    readonly generated: { readonly expression: string; readonly stored: boolean } | null
    readonly storage: string | null
    readonly compression: string | null
    readonly statistics: number | null
    readonly options: Options
    readonly foreignOptions: Options
    /** Whether the column comes from a parent table and is not declared here as well. */
    readonly inherited: boolean
    readonly comment: string
  }
  /** The default of a column, under a view that of one of its columns: a fact of its own, because what it needs may need the table. */
  default: { readonly expression: string }
  constraint: {
    /** `p`, `u`, `f`, `c`, `x` or `t`, as in pg_constraint. */
    readonly type: string
    readonly definition: string
    readonly valid: boolean
    /** The index behind it as the server prints it. */
    readonly index: string | null
    readonly comment: string
    /** Of the index behind it, which may have one of its own. */
    readonly indexComment: string
  }
  index: {
    readonly definition: string
    readonly valid: boolean
    readonly statistics: Options
    readonly comment: string
  }
  /** What a partition has below an index or a key of its parent, where it is not what the server makes there by itself. */
  partition_index: {
    /** Its own name: it is known by the one at the top. */
    readonly index: string
    readonly definition: string
    readonly valid: boolean
    readonly options: Options
    readonly statistics: Options
    readonly comment: string
  }
  view: Owned & {
    readonly query: string
    readonly columns: readonly ViewColumn[]
    readonly options: Options
    readonly columnComments: Options
  }
  materialized_view: Owned & {
    readonly query: string
    readonly columns: readonly ViewColumn[]
    readonly options: Options
    readonly accessMethod: string | null
    readonly tablespace: string | null
    readonly populated: boolean
    readonly clusterOn: string | null
    readonly columnComments: Options
    readonly columnSettings: Options
  }
  /** Arguments without their defaults, and how many have one. */
  function: Owned & { readonly arguments: string; readonly defaults: number; readonly result: string; readonly definition: string }
  procedure: Owned & { readonly arguments: string; readonly defaults: number; readonly definition: string }
  aggregate: Owned & { readonly definition: string }
  operator: Owned & {
    readonly definition: string
    readonly commutator: string | null
    readonly negator: string | null
    readonly restrict: string | null
    readonly join: string | null
  }
  /** Members that belong to none of the family's classes: the clause that drops each one → the clause that adds it. */
  operator_family: Owned & { readonly members: Options }
  operator_class: Owned & { readonly definition: string }
  cast: { readonly definition: string; readonly comment: string }
  /** `TABLE` or `INDEX`, and the handler. */
  access_method: { readonly definition: string; readonly comment: string }
  language: Owned & { readonly trusted: boolean; readonly definition: string }
  /** Its name is the type's and the language's. */
  transform: { readonly definition: string; readonly comment: string }
  conversion: Owned & { readonly default: boolean; readonly definition: string }
  text_search_parser: { readonly definition: string; readonly comment: string }
  text_search_template: { readonly definition: string; readonly comment: string }
  /** Options are literals as the server wrote them down. */
  text_search_dictionary: Owned & { readonly template: string; readonly options: Options }
  /** Mappings: token type → its dictionaries, in their order. */
  text_search_configuration: Owned & { readonly parser: string; readonly mappings: Options }
  trigger: { readonly definition: string; readonly enabled: string; readonly comment: string }
  /** Whether a trigger of a partitioned table fires in one of its partitions, where that is not as it is above. */
  partition_trigger: { readonly enabled: string }
  rule: { readonly definition: string; readonly enabled: string; readonly comment: string }
  policy: {
    readonly command: string
    readonly permissive: boolean
    readonly roles: readonly string[]
    readonly using: string | null
    readonly check: string | null
    readonly comment: string
  }
  event_trigger: Owned & { readonly event: string; readonly tags: readonly string[]; readonly function: string; readonly enabled: string }
  statistics: Owned & { readonly definition: string; readonly target: number | null }
  publication: Owned & {
    readonly allTables: boolean
    readonly publish: string
    readonly viaRoot: boolean
    /** Table → its columns and row filter as clauses. */
    readonly tables: Options
    readonly schemas: readonly string[]
    readonly generatedColumns: string
  }
  /** The connection is without its secrets; no slot is `null`. */
  subscription: Owned & {
    readonly connection: string
    readonly publications: readonly string[]
    readonly slot: string | null
    readonly enabled: boolean
    readonly options: Options
  }
  foreign_data_wrapper: Owned & { readonly handler: string | null; readonly validator: string | null; readonly options: Options }
  server: Owned & { readonly wrapper: string; readonly type: string | null; readonly version: string | null; readonly options: Options }
  user_mapping: { readonly options: Options }
  /** One grantee of one object: all it may do, `ALL` where that is everything there is; `*` marks the grant option. Present only where that is not the built-in default. */
  grant: { readonly privileges: readonly string[] }
  /** One grantee of one default ACL, in the same way. */
  default_privilege: { readonly privileges: readonly string[] }
}

export type Kind = keyof Postgres
export type PostgresFact<K extends Kind = Kind> = Fact<K, Postgres[K]>

/** Tables, views, sequences, indexes and composite types of one schema share their names: this key stands for the name. */
export function relationKey(schema: string, name: string): Key {
  return keyOf('relation', [schema, name])
}

export function typeKey(schema: string, name: string): Key {
  return keyOf('type', [schema, name])
}

/** There once an object belongs to its owner: grants wait for it. */
export function ownedKey(of: Key): Key {
  return keyOf('owned', [of])
}

export interface More {
  readonly parent?: Key
  readonly needs?: readonly Key[]
  readonly position?: number
  readonly provides?: readonly Key[]
}

/** A fact with its key made from its kind and name. */
export function fact<K extends Kind>(kind: K, name: readonly string[], attrs: Postgres[K], more: More = {}): Fact {
  const made: Fact<K, Postgres[K]> = { key: keyOf(kind, name), kind, name, needs: [], attrs, ...more }
  return made as unknown as Fact
}

/** The fact under `key`, if there is one and it is of `kind`. */
export function factAt<K extends Kind>(facts: Facts, key: Key | undefined, kind: K): PostgresFact<K> | undefined {
  const found = key === undefined ? undefined : facts.get(key)
  return found?.kind === kind ? (found as unknown as PostgresFact<K>) : undefined
}
