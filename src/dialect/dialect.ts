// The narrow seam between trueup and a database system. Everything above works through these interfaces only.
import type { Place } from '../core/failure.js'
import type { Key, Value } from '../core/fact.js'
import type { Hazard } from '../core/hazard.js'
import type { AnyRules } from '../core/rule.js'
import type { Rename } from '../core/rename.js'
import type { Note, State } from '../core/state.js'

/** One statement as somebody wrote it. */
export interface SqlStatement {
  /** Without its `;` and without the comments before it. */
  readonly text: string
  /** Comments and space between the previous statement and this one. */
  readonly leading: string
  readonly place: Place
  /** The database that unqualified names in it mean, where its file's folder says so. */
  readonly database?: string
  /** Offset of `leading` in the file, in UTF-16 units. */
  readonly start: number
}

/** The managed part of a database system: anything outside is never touched or reported. */
export interface Scope {
  /** Databases (ClickHouse) or schemas (PostgreSQL), by the names the files use. */
  readonly databases: readonly string[]
  /** Globs on `database.object`, or `kind:glob`. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Names of trueup's own tables, as `database.table`. */
  readonly own: readonly string[]
}

export interface SessionOptions {
  /** Refuses writes; the commands that only look ask for it. */
  readonly readOnly: boolean
  /** Lets the driver's own logging through to stderr. */
  readonly verbose: boolean
  /** Name in the files → name on this server; a name that is not in it is the same on both. */
  readonly databases: Readonly<Record<string, string>>
  /** The database that unqualified names are looked up in, by the name the files use. */
  readonly database: string
}

export type Row = Readonly<Record<string, Value>>

export interface RunOptions {
  readonly id?: string
  /** Runs outside the session's database, which may not be there yet. */
  readonly anywhere?: boolean
}

/** A connection to one server. Every failure it throws is a `Failure` with the server's own words in `detail.server`. */
export interface Session {
  /** The URL without its password. */
  readonly url: string
  readonly version: string
  query(sql: string, parameters?: Readonly<Record<string, string | number>>): Promise<readonly Row[]>
  /** Runs one statement that returns nothing. `id` is given to the server as the statement's own id where it takes one. */
  run(sql: string, options?: RunOptions): Promise<void>
  /** Runs `action` in one transaction: all that it runs here happens, or nothing. Absent where DDL has no transactions. */
  transaction?(action: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export interface Size {
  readonly rows: number
  readonly bytes: number
}

/** A statement of a server's definition. */
export interface Defined extends SqlStatement {
  /** The key of an object outside the managed databases: it is managed only where the project knows of it. */
  readonly outside?: Key
}

/** A column of a table, by the names of the server. */
export interface ColumnName {
  readonly database: string
  readonly table: string
  readonly column: string
}

/** What a server holds, as the statements that would make it again, in any order. */
export interface Definition {
  readonly statements: readonly Defined[]
  /** Size of each table that has one, by the object's name in the files. */
  readonly sizes: Readonly<Record<string, Size>>
  readonly unmodelled: readonly Note[]
  readonly unverified: readonly Note[]
  readonly leftAlone: readonly OtherTool[]
}

/** Another migration tool's own table among the managed ones, which is no part of them. */
export interface OtherTool {
  /** By the names of the files. */
  readonly table: string
  readonly tool: string
}

/** A throwaway engine. One state is in it at a time. */
export interface Scratch {
  readonly version: string
  /** Empties the engine, then makes everything in `statements`, whatever their order. Throws `sql-invalid` with the place. */
  load(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]>
  /** Empties the engine. */
  reset(scope: Scope, like: readonly SqlStatement[]): Promise<void>
  /** Runs statements in their order on what is there; returns what it had to set aside. */
  replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]>
  read(scope: Scope): Promise<State>
  query(sql: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export interface ScratchOptions {
  /** An empty folder for the engine, which removes it when it closes. */
  readonly directory: string
  readonly verbose: boolean
  /** Milliseconds one statement may take before the engine is given up. */
  readonly timeout: number
  /** Every text that will be loaded: what it names beyond SQL (clusters, storage policies) is set up beforehand. */
  readonly mentions: readonly string[]
}

/** What a ledger row says; the same columns in every dialect. */
export interface LedgerEvent {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly kind: 'apply' | 'revert' | 'baseline' | 'repair'
  readonly event: 'started' | 'done' | 'failed'
  /** The statement's number from 1; 0 for the migration as a whole. */
  readonly statement: number
  readonly statements: number
  readonly statementHash: string
  readonly error: string
}

export interface LedgerRow extends LedgerEvent {
  /** ISO 8601, UTC, by the server's clock. */
  readonly at: string
  readonly who: string
  readonly host: string
  readonly trueup: string
}

export interface Ledger {
  /** `database.table` on the server. */
  readonly table: string
  exists(): Promise<boolean>
  create(): Promise<void>
  /** Oldest first. */
  read(): Promise<readonly LedgerRow[]>
  /** Adds events, all or none. */
  append(events: readonly LedgerEvent[], trueup: string): Promise<void>
}

export interface Dialect {
  readonly name: string
  readonly transactionalDdl: boolean
  readonly rules: AnyRules
  /** Makes ready what the members below need that answer at once, such as a parser. Called before any of them. */
  load(): Promise<void>
  /** Whether this dialect speaks to servers at `url`. */
  accepts(url: string): boolean
  split(sql: string, file: string): readonly SqlStatement[]
  open(url: string, options: SessionOptions): Promise<Session>
  /** Equal fingerprints of a server's URL say that nothing on it changed; undefined where that cannot be known from outside. */
  fingerprint(url: string): string | undefined
  /** Names of the databases on a server that may be managed: all but the server's own. */
  databases(session: Session): Promise<readonly string[]>
  /** The columns of tables that go by one of `names`, whatever their case, wherever on the server they are. */
  columns(session: Session, names: readonly string[]): Promise<readonly ColumnName[]>
  /** A possibly qualified name as SQL. */
  quote(...parts: readonly string[]): string
  /** Reads the managed part of a server. */
  define(session: Session, scope: Scope, databases: Readonly<Record<string, string>>): Promise<Definition>
  scratch(options: ScratchOptions): Promise<Scratch>
  /** Whether any of `texts` names something that an engine started for `known` could not run. */
  mentionsMatter(texts: readonly string[], known: readonly string[]): boolean
  /** Names the scratch engine, without starting it: what was read with another one is not reused. */
  scratchVersion(): string
  /** `to` with the spelling of `from` wherever the engine says that both mean the same. */
  unify(from: State, to: State, scratch: () => Promise<Scratch>): Promise<State>
  /** `table` is `database.table` by the names of the server. */
  ledger(session: Session, table: readonly string[]): Ledger
  /** Makes the managed databases that are not there yet, as one of `statements` makes them, or plainly. */
  prepare(session: Session, scope: Scope, databases: Readonly<Record<string, string>>, statements: readonly SqlStatement[]): Promise<void>
  /** `sql` with the files' database names replaced by the server's, and made fit for a server's topology. */
  localise(sql: string, databases: Readonly<Record<string, string>>): string
  /** The statements of one object, formatted the one way trueup formats them; each ends without `;`. */
  render(key: Key, state: State): readonly string[]
  /** Where the file of an object goes, relative to the target's folder, as path parts that are safe on any disk. */
  path(key: Key, state: State): readonly string[]
  /** `-- trueup: renamed-from NAME` declarations beside objects and columns. */
  renames(statements: readonly SqlStatement[], scope: Scope): readonly Rename[]
  /** The statements that carry out a declared rename. */
  rename(rename: Rename): readonly string[]
  /** Names of what a schema file's statements make, to find duplicates and what does not belong there. Throws `sql-invalid`. */
  names(statement: SqlStatement, scope: Scope): readonly Key[]
  /** The database in which a statement creates something; undefined where it creates nothing, or nothing in a database. */
  createsIn(statement: SqlStatement): string | undefined
  /** Whether a statement may run in a transaction with others. */
  transaction(sql: string): 'inside' | 'outside'
  /** Hazards that the words of a hand-written statement show. */
  inspect(sql: string): readonly Hazard[]
}
