// The narrow seam between trueup and a database system. Everything above works through these interfaces only.
import type { Failure, Place } from '../core/failure.js'
import type { Fact, Key, Value } from '../core/fact.js'
import type { Hazard } from '../core/hazard.js'
import type { DataChange } from '../core/lint.js'
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
  /** Globs on names of roles, which belong to a whole server: these are managed as well. Default is none. */
  readonly roles?: readonly string[] | undefined
  /** Names of trueup's ledgers, as `database.table`: they and their locks are its own. */
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
  /** The database that unqualified names in it mean, by its name on the server. Default is the session's. */
  readonly database?: string
  /** Inside a transaction it may be sent together with what comes next. */
  readonly later?: boolean
}

/** A connection to one server. Every failure it throws is a `Failure` with the server's own words in `detail.server`. */
export interface Session {
  /** The URL without its password. */
  readonly url: string
  readonly version: string
  query(sql: string, parameters?: Readonly<Record<string, string | number>>): Promise<readonly Row[]>
  /** Runs one statement that returns nothing. `id` is given to the server as the statement's own id where it takes one. After a lost connection the next call connects again. */
  run(sql: string, options?: RunOptions): Promise<void>
  /**
   * Runs `action` in one transaction: all that it runs here happens, or nothing. Absent where DDL has no transactions. Where `soon`
   * says so at its end, the server may write it to disk a little later, though never after what this session commits next.
   */
  transaction?(action: () => Promise<void>, soon?: () => boolean): Promise<void>
  close(): Promise<void>
}

/** Gives the state that is kept under what decides it, and where none is, keeps the one that `make` makes. */
export type Keep = (decidedBy: string, make: () => Promise<State>) => Promise<State>

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
  /** The same as facts, as an engine of this kind and major version prints them (`postgres 18`); undefined where only loading tells. */
  readonly read?: { readonly engine: string; readonly state: State }
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
  /**
   * Empties the engine, then makes everything in `statements`, whatever their order. Throws `sql-invalid` with the place;
   * with `asFound`, what no server would make (again) is taken as it stands where the dialect can, and noted.
   */
  load(statements: readonly SqlStatement[], scope: Scope, asFound?: boolean): Promise<readonly Note[]>
  /** Does beforehand what the next `load` or `reset` would have to wait for. Default is nothing. */
  ready?(): Promise<void>
  /** Empties the engine. */
  reset(scope: Scope, like: readonly SqlStatement[]): Promise<void>
  /** Runs statements in their order on what is there; returns what it had to set aside. */
  replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]>
  read(scope: Scope): Promise<State>
  query(sql: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export interface ScratchOptions {
  readonly verbose: boolean
  /** Milliseconds one statement may take before the engine is given up. */
  readonly timeout: number
  /** Every text that will be loaded: what it names beyond SQL (clusters, storage policies) is set up beforehand. */
  readonly mentions: readonly string[]
  /** A server to make scratch databases on. Default is the embedded engine. */
  readonly url?: string | undefined
  /** What is managed; an engine that is only asked about less may do without. */
  readonly scope?: Scope | undefined
  /** What managed objects refer to and others manage: there before anything else is. Default is nothing. */
  readonly outside?: readonly SqlStatement[] | undefined
}

/** What a ledger row says; the same columns in every dialect. */
export interface LedgerEvent {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly kind: 'apply' | 'revert' | 'baseline' | 'repair'
  /** What happened; in a row of kind `repair`, what a person said of it. */
  readonly event: 'started' | 'done' | 'failed' | 'half-done' | 'applied' | 'reverted' | 'retry'
  /** The statement's number from 1; 0 for the migration as a whole. */
  readonly statement: number
  readonly statements: number
  readonly statementHash: string
  readonly error: string
  /** What a person gave as the reason. */
  readonly note: string
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
  /** Makes the table where it is not there, and gives one of an earlier trueup the columns it lacks. */
  create(): Promise<void>
  /** Oldest first. */
  read(): Promise<readonly LedgerRow[]>
  /** Adds events, all or none. `id` is the id of the statement that comes next: what became of it may be told from this one. */
  append(events: readonly LedgerEvent[], trueup: string, id?: string): Promise<void>
}

/** Who holds a lock. */
export interface Holder {
  readonly who: string
  readonly host: string
  readonly pid: number
  /** ISO 8601, UTC, by the server's clock; empty where the server does not say. */
  readonly since: string
  /** Seconds since its last sign of life; undefined where the server itself watches over it. */
  readonly silent?: number
}

/** What keeps two appliers apart: one holder at a time, across machines. */
export interface Lock {
  /** Takes the lock, also from a holder that has been silent too long. Returns undefined, or who has it. */
  take(): Promise<Holder | undefined>
  /** Gives a sign of life. False where the lock is no longer ours. */
  keep(): Promise<boolean>
  holder(): Promise<Holder | undefined>
  /** Takes the lock away from its holder. Throws `statement-failed` where the server does not let us. */
  free(): Promise<void>
  /** False while a statement of an earlier, gone holder still runs on the server. */
  quiet(session: Session): Promise<boolean>
  /** Gives the lock back, where it is ours. */
  release(): Promise<void>
  close(): Promise<void>
}

/** What became of a statement whose answer never came. */
export type Outcome = { readonly state: 'running' | 'done' | 'never' | 'unknown' } | { readonly state: 'failed'; readonly error: string }

/** Something a statement set off that goes on after it returned. */
export interface Background {
  readonly object: string
  readonly command: string
  /** Pieces of work still to do (data parts on ClickHouse). */
  readonly left: number
  /** Why the latest piece failed; empty where none did. */
  readonly error: string
}

/** What a new project is written with where nobody said it. */
export interface Custom {
  /** Name of the target. */
  readonly target: string
  /** The database that names without one mean. */
  readonly database: string
  /** Start of the URL of an embedded engine; the path follows. */
  readonly embedded: string
  /** The variable that holds a server's URL, and what such a URL looks like. */
  readonly variable: string
  readonly server: string
  /** Folders of a database's most usual objects. */
  readonly folders: readonly string[]
}

export interface Dialect {
  readonly name: string
  readonly custom: Custom
  readonly transactionalDdl: boolean
  readonly rules: AnyRules
  /** Makes ready what the members below need that answer at once, such as a parser. Called before any of them. */
  load(): Promise<void>
  /** Whether this dialect speaks to servers at `url`. */
  accepts(url: string): boolean
  split(sql: string, file: string): readonly SqlStatement[]
  /** The managed database that `url` itself names; undefined where it names none. */
  databaseIn(url: string): string | undefined
  open(url: string, options: SessionOptions): Promise<Session>
  /** Equal fingerprints of a server's URL say that nothing on it changed; undefined where that cannot be known from outside. */
  fingerprint(url: string): string | undefined
  /** Names of the databases on a server that may be managed: all but the server's own. */
  databases(session: Session): Promise<readonly string[]>
  /** The columns of tables that go by one of `names`, whatever their case, wherever on the server they are. */
  columns(session: Session, names: readonly string[]): Promise<readonly ColumnName[]>
  /** A possibly qualified name as SQL. */
  quote(...parts: readonly string[]): string
  /** Reads the managed part of a server, or takes from `keep` what an earlier time read of the same. */
  define(session: Session, scope: Scope, databases: Readonly<Record<string, string>>, keep?: Keep): Promise<Definition>
  scratch(options: ScratchOptions): Promise<Scratch>
  /** Whether any of `texts` names something that an engine started for `known` could not run. Default is that nothing is such. */
  mentionsMatter?(texts: readonly string[], known: readonly string[]): boolean
  /** Names the scratch engine, without starting it: what was read with another one is not reused. */
  scratchVersion(): string
  /** `to` with the spelling of `from` wherever the engine says that both mean the same. */
  unify(from: State, to: State, scratch: () => Promise<Scratch>): Promise<State>
  /** `table` is `database.table` by the names of the server. */
  ledger(session: Session, table: readonly string[]): Ledger
  /**
   * The lock of a ledger on the server at `url`, not taken yet; `migrations` are asked how the ledger's database is made, where the
   * lock needs it and it is not there. Throws `connection-failed`.
   */
  lock(url: string, options: SessionOptions, ledger: readonly string[], migrations?: () => readonly SqlStatement[]): Promise<Lock>
  /**
   * What a failure says about its statement: `failed`, it was refused; `again`, the server did not do it and may do it later;
   * `unheard`, nobody knows.
   */
  verdict(failure: Failure): 'failed' | 'again' | 'unheard'
  /** What became of the statement that was run with `id` on this server, where it can tell. */
  outcome(session: Session, id: string): Promise<Outcome>
  /** Whether the statement that was run with `id`, changes rows, and failed with `failure`, may have left some of what it was to do. */
  leavesRows(session: Session, id: string, failure: Failure): Promise<boolean>
  /** Statements that clear away what an attempt at `sql` left that did not come to its end; empty where it left nothing. */
  leftovers(session: Session, sql: string): Promise<readonly string[]>
  /** What goes on in `databases` (by their names on the server) after `sql` returned, or after anything; empty where nothing does. */
  background(session: Session, sql: string | undefined, databases: readonly string[]): Promise<readonly Background[]>
  /** Why this user could not run migrations and write the ledger, where the server can say beforehand. */
  obstacles(session: Session, databases: readonly string[]): Promise<readonly string[]>
  /** Makes the managed databases that are not there yet, as one of `statements` makes them, or plainly. */
  prepare(session: Session, scope: Scope, databases: Readonly<Record<string, string>>, statements: readonly SqlStatement[]): Promise<void>
  /** Makes a statement that trueup writes one of those among `others` in what is no part of a schema, such as where it runs. */
  beside(others: readonly SqlStatement[]): (sql: string) => string
  /** `sql` with the files' database names replaced by the server's, and made fit for a server's topology. */
  localise(sql: string, databases: Readonly<Record<string, string>>): string
  /** `sql` as it may be shown: its strings read `[HIDDEN]` where one of them may be a secret. */
  conceal(sql: string): string
  /** The statements of one object, formatted the one way trueup formats them; each ends without `;`. */
  render(key: Key, state: State): readonly string[]
  /** What a person calls an object, without its kind. */
  title(fact: Fact): string
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
  /** Whether a statement changes rows, and not only what holds them. */
  changesRows(sql: string): boolean
  /** What a statement that changes rows does to them; undefined where it cannot be read. */
  dataChange(sql: string): Promise<DataChange | undefined>
  /** Hazards that the words of a hand-written statement show. */
  inspect(sql: string): readonly Hazard[]
}
