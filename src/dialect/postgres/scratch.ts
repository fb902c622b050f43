// A throwaway PostgreSQL: states are loaded into its databases, migrations replayed on them, plans proven on them.
import { Failure } from '../../core/failure.js'
import { hashText } from '../../core/hash.js'
import type { Note, State } from '../../core/state.js'
import type { Row, Scope, Scratch, ScratchOptions, SqlStatement } from '../dialect.js'
import { depthsOf } from './descent.js'
import { apart, hopeless, makersFirst, placed, rankOf, type Ranked } from './creation.js'
import { administer, connect, createDatabase, removeDatabase, vacate } from './database.js'
import { disconnected } from './disconnected.js'
import { Server } from './engine.js'
import { hostAt, hostedName, marked, type Host } from './host.js'
import { transactionOf } from './inspect.js'
import { readState } from './introspect/state.js'
import { lacksLz4, runWithoutLz4 } from './lz4.js'
import { id } from './quote.js'
import { renderAll } from './render.js'
import { managesRole, managesRoles, rolesIn, withoutPassword } from './role.js'
import type { PostgresSession } from './session.js'
import { subjectOf } from './subject.js'

/** What belongs to the whole server or to its running: not part of a schema, and not tried here. Roles are where they are managed. */
const aside =
  /^(Create|Alter|Drop)(Tablespace|TableSpace|db|Database|System|UserMapping)|^(Vacuum|CheckPoint|Copy|Load|Reindex|Cluster|Discard|Listen|Notify|Unlisten|Lock)Stmt$/
const framing = /^(TransactionStmt)$/

/** A database that nothing was made in, but that was connected to: copies of it open faster than copies of the server's own. */
const blank = 'trueup_blank'

/** Statements that are sent at once: enough to save what a transaction costs, few enough to lose little where one fails. */
const together = 25

const nothing: Scope = { databases: [], include: [], exclude: [], own: [] }

/** Hosts in use, by their URLs; the embedded one's is empty. Roles are a server's, so whoever manages some has one alone. */
const shared = new Map<string, { readonly host: Promise<Host>; users: number }>()
let counter = 0

export class PostgresScratch implements Scratch {
  readonly version: string
  private readonly url: string
  private readonly host: Host
  private readonly name: string
  /** Whether the embedded server is used by this engine alone, roles and all. */
  private readonly alone: boolean
  /** Roles that were made for what names them. */
  private readonly roles: string[] = []
  /** Whether statements find their own order: a role that is missing may be made by one of them. */
  private loading = false
  /** What others manage, and the database that has it, once there is one: every other is a copy of it. */
  private readonly outside: readonly SqlStatement[]
  private ground: string | undefined
  private session: PostgresSession | undefined
  /** Whether nothing has run in the database yet. */
  private fresh = false
  private schema: string | undefined

  private constructor(url: string, host: Host, alone: boolean, outside: readonly SqlStatement[]) {
    this.url = url
    this.host = host
    this.alone = alone
    this.outside = outside
    this.version = host.version
    this.name = host.ours ? `trueup_${process.pid}_${++counter}` : hostedName(++counter)
  }

  static async start(options: ScratchOptions): Promise<Scratch> {
    const { url = '', scope, outside = [] } = options
    const alone = scope !== undefined && managesRoles(scope)
    if (alone && url !== '') throw hostedRoles()
    const key = alone ? `alone ${++counter}` : url
    const mine = shared.get(key) ?? { host: url === '' ? startServer(options.verbose) : hostAt(url), users: 0 }
    shared.set(key, mine)
    mine.users++
    try {
      return new PostgresScratch(key, await mine.host, alone, outside)
    } catch (error) {
      if (shared.get(key) === mine) shared.delete(key)
      throw error
    }
  }

  async ready(): Promise<void> {
    await this.empty()
  }

  async reset(): Promise<void> {
    await this.empty()
  }

  async load(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    await this.reset()
    return await this.make(statements, scope)
  }

  /** Runs statements in an order in which they can run. Throws `sql-invalid` where there is none. */
  private async make(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    this.loading = true
    const notes: Note[] = []
    const depths = depthsOf(
      statements.map((statement) => ({ text: statement.text, schema: this.schemaOf(statement, scope), file: statement.place.file })),
    )
    const ranked = statements.flatMap((statement, i) => {
      const { type } = this.subject(statement, scope)
      if (this.setsAside(type, statement, scope) && type !== 'CreateUserMappingStmt') notes.push(setAside(statement))
      else if (!framing.test(type)) return [{ statement, rank: rankOf(type, depths[i]) }]
      return []
    })
    // What is stuck is tried again after each rank: an ALTER of a table means its partitions as well, so they have to be there.
    let waiting: readonly Ranked[] = []
    for (const rank of [...new Set(ranked.map((each) => each.rank))].sort((a, b) => a - b)) {
      const next = makersFirst(
        ranked.filter((each) => each.rank === rank),
        (statement) => this.schemaOf(statement, scope),
      )
      const stuck = await this.settle([...waiting, ...next], scope)
      waiting = stuck.map(([each]) => each)
    }
    while (waiting.length > 0) {
      const next = waiting.flatMap(apart)
      const stuck = await this.settle(next, scope)
      if (stuck.length === next.length && next.length === waiting.length) {
        const failed = stuck.map(([{ statement }, failure]) => [statement, failure] as const)
        throw hopeless(failed, (statement) => this.subject(statement, scope).name, scope)
      }
      waiting = stuck.map(([each]) => each)
    }
    return notes
  }

  async replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    this.loading = false
    const notes: Note[] = []
    const tried = statements.filter((statement) => {
      const { type } = this.subject(statement, scope)
      const other = this.setsAside(type, statement, scope) && !/UserMapping/.test(type)
      if (other) notes.push(setAside(statement))
      return !other && !framing.test(type)
    })
    await this.attemptAll(tried, scope, (statement, failure) => {
      throw placed(failure, statement)
    })
    return notes
  }

  async read(scope: Scope): Promise<State> {
    if (!this.session) await this.empty()
    const state = await readState(this.session as PostgresSession, scope)
    return { ...state, spelled: renderAll(state).map(hashText).sort() }
  }

  async query(sql: string): Promise<readonly Row[]> {
    if (!this.session) await this.empty()
    return await (this.session as PostgresSession).query(sql)
  }

  async close(): Promise<void> {
    await this.session?.close()
    this.session = undefined
    for (const name of [this.name, this.ground ?? this.name]) await removeDatabase(this.host, name).catch(() => {})
    if (!this.host.ours) for (const role of this.roles) await administer(this.host, [`DROP ROLE IF EXISTS ${id(role)}`]).catch(() => {})
    const mine = shared.get(this.url)
    if (mine && --mine.users === 0) {
      shared.delete(this.url)
      await (await mine.host).close()
    }
  }

  /** A new database in the place of the old one. */
  private async empty(): Promise<void> {
    if (this.session && this.fresh) return
    await this.session?.close()
    this.session = undefined
    this.schema = undefined
    await removeDatabase(this.host, this.name)
    if (this.alone) {
      await vacate(this.host, blank)
      this.ground = undefined
    }
    if (this.outside.length > 0) this.ground ??= await this.prepared()
    this.session = await this.database(this.name, this.ground)
    this.fresh = true
  }

  /** A new database, as a copy of another. */
  private async database(name: string, from: string | undefined): Promise<PostgresSession> {
    await createDatabase(this.host, name, from ?? (this.host.ours ? blank : 'template0'))
    if (!this.host.ours) await administer(this.host, [marked(name)])
    return await connect(this.host, name)
  }

  /** The name of a database with what others manage. */
  private async prepared(): Promise<string> {
    const name = this.host.ours ? `${this.name}_outside` : hostedName(++counter)
    await removeDatabase(this.host, name)
    this.session = await this.database(name, undefined)
    try {
      // Whatever schema is meant is one of theirs.
      const schemas = [...new Set(this.outside.flatMap((statement) => this.subject(statement, nothing).name[0] ?? []))]
      await this.make(this.outside, { ...nothing, databases: ['public', ...schemas] })
      return name
    } catch (error) {
      await removeDatabase(this.host, name)
      throw error
    } finally {
      await this.session.close()
      this.session = undefined
      this.schema = undefined
    }
  }

  /** On somebody's server a subscription, once enabled, would connect to where it subscribes. */
  private setsAside(type: string, { text }: SqlStatement, scope: Scope): boolean {
    const roles = rolesIn(text)
    if (roles !== undefined) return !this.alone || !roles.some((name) => managesRole(scope, name))
    return aside.test(type) || (!this.host.ours && /SubscriptionStmt$/.test(type))
  }

  private subject(statement: SqlStatement, scope: Scope) {
    return subjectOf(statement.text, statement.database ?? scope.databases[0] ?? 'public')
  }

  /** Runs statements in any order in which they can run; those that cannot, with the reason. */
  private async settle(list: readonly Ranked[], scope: Scope): Promise<readonly (readonly [Ranked, Failure])[]> {
    let waiting = list
    for (;;) {
      const failures = new Map<SqlStatement, Failure>()
      await this.attemptAll(
        waiting.map(({ statement }) => statement),
        scope,
        (statement, failure) => failures.set(statement, failure),
      )
      const failed = waiting.flatMap((each) => {
        const failure = failures.get(each.statement)
        return failure ? [[each, failure] as const] : []
      })
      if (failed.length === 0 || failed.length === waiting.length) return failed
      waiting = failed.map(([each]) => each)
    }
  }

  /** Runs statements in their order, many at once where all of them work. */
  private async attemptAll(list: readonly SqlStatement[], scope: Scope, failed: (statement: SqlStatement, failure: Failure) => void): Promise<void> {
    for (let start = 0; start < list.length; ) {
      const schema = this.schemaOf(list[start] as SqlStatement, scope)
      const batch = list.slice(start, start + together)
      const end = batch.findIndex((statement) => this.schemaOf(statement, scope) !== schema || transactionOf(statement.text) === 'outside')
      const same = end < 0 ? batch : batch.slice(0, Math.max(end, 1))
      start += same.length
      if (same.length > 1 && (await this.attemptBatch(same, schema))) continue
      for (const statement of same) {
        const failure = await this.attempt(statement, scope)
        if (failure) failed(statement, failure)
      }
    }
  }

  /** Runs statements in one transaction; false where one of them fails, and nothing of them is there. */
  private async attemptBatch(statements: readonly SqlStatement[], schema: string): Promise<boolean> {
    await this.enter(schema)
    try {
      await this.run(statements.map(({ text }) => harmless(text)).join('\n;\n'))
      return true
    } catch (error) {
      if (error instanceof Failure && error.code === 'statement-failed') return false
      throw error
    }
  }

  private schemaOf(statement: SqlStatement, scope: Scope): string {
    return statement.database ?? scope.databases[0] ?? 'public'
  }

  private async enter(schema: string): Promise<void> {
    if (schema === this.schema) return
    await (this.session as PostgresSession).enter(schema)
    this.schema = schema
  }

  /** Runs a statement; what it names beyond the schema (roles, tablespaces) is made for it. */
  private async attempt(statement: SqlStatement, scope: Scope): Promise<Failure | undefined> {
    const schema = this.schemaOf(statement, scope)
    await this.enter(schema)
    let lz4 = true
    for (let round = 0; ; round++) {
      try {
        if (lz4) await this.run(harmless(statement.text))
        else await runWithoutLz4(statement.text, schema, (sql) => this.run(sql))
        return undefined
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'statement-failed') throw error
        if (lz4 && lacksLz4(error.detail.server)) {
          lz4 = false
          continue
        }
        const surrounding = round < 50 ? this.missing(error, scope) : undefined
        if (surrounding === undefined) return error
        await this.run(surrounding.sql)
        if (surrounding.role !== undefined) this.roles.push(surrounding.role)
      }
    }
  }

  /** The statement that makes what a failure says is missing, where that is none of the schema's own. */
  private missing(failure: Failure, scope: Scope): { readonly sql: string; readonly role?: string } | undefined {
    const [, what, name] = /^(role|tablespace|schema|database) "(.+?)" does not exist/.exec(failure.detail.server ?? '') ?? []
    if (name === undefined) return undefined
    if (what === 'role' && this.loading && managesRole(scope, name)) return undefined
    // For settings that a role has there.
    if (what === 'database') return this.alone ? { sql: `CREATE DATABASE ${id(name)} TEMPLATE ${blank}` } : undefined
    if (what === 'role') return { sql: `CREATE ROLE ${id(name)}`, role: name }
    if (what === 'tablespace') return this.host.ours ? { sql: `CREATE TABLESPACE ${id(name)} LOCATION ''` } : undefined
    return scope.databases.includes(name) ? { sql: `CREATE SCHEMA ${id(name)}` } : undefined
  }

  private async run(sql: string): Promise<void> {
    this.fresh = false
    await (this.session as PostgresSession).execute(sql)
  }
}

async function startServer(verbose: boolean): Promise<Server> {
  const server = await Server.scratch(verbose)
  // Every start of a server takes away what makes opening fast, and who comes first makes it again (PostgreSQL, RelationCacheInitFileRemove).
  const session = await connect(server, blank).catch(async () => {
    await createDatabase(server, blank, 'template0')
    return await connect(server, blank)
  })
  try {
    const left = await session.query(`SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '^trueup_[0-9]'`)
    for (const { datname } of left) await removeDatabase(server, String(datname))
  } finally {
    await session.close()
  }
  return server
}

/** A statement for an engine that reaches no other server, and that nobody logs in to. */
function harmless(sql: string): string {
  return withoutPassword(disconnected(sql))
}

function hostedRoles(): Failure {
  return new Failure(
    'config-invalid',
    'a target that manages roles cannot have a scratch server: roles belong to the whole of it',
    'Take `scratch` out of the target: the embedded engine is used.',
  )
}

function setAside(statement: SqlStatement): Note {
  return {
    about: `${statement.place.file}${statement.place.line ? `:${statement.place.line}` : ''}`,
    reason: `not tried: ${firstLine(statement.text)}`,
  }
}

function firstLine(sql: string): string {
  return (sql.split('\n')[0] ?? '').replace(/(PASSWORD\s+)'.*/i, "$1'…'").slice(0, 80)
}
