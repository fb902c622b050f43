// One scratch database, made anew as often as somebody wants it empty, and what is tried in it.
import { Failure } from '../../core/failure.js'
import type { Scope, SqlStatement } from '../dialect.js'
import type { Ranked } from './creation.js'
import { administer, connect, createDatabase, removeDatabase } from './database.js'
import { disconnected } from './disconnected.js'
import { marked, type Host } from './host.js'
import { transactionOf } from './inspect.js'
import { lacksLz4, runWithoutLz4 } from './lz4.js'
import { id } from './quote.js'
import { managesRole, withoutPassword } from './role.js'
import type { PostgresSession } from './session.js'
import { blank } from './shared-host.js'

/** Statements that are sent at once: enough to save what a transaction costs, few enough to lose little where one fails. */
const together = 25

export class ScratchDatabase {
  readonly name: string
  private readonly host: Host
  /** Whether roles of the server are this database's alone, and statements that say who they are run here. */
  private readonly alone: boolean
  /** Roles that were made for what names them. */
  private readonly roles: string[] = []
  private opened: PostgresSession | undefined
  /** Whether nothing has run in it yet. */
  private fresh = false
  private schema: string | undefined

  constructor(host: Host, name: string, alone: boolean) {
    this.host = host
    this.name = name
    this.alone = alone
  }

  get isOpen(): boolean {
    return this.opened !== undefined
  }

  get isEmpty(): boolean {
    return this.isOpen && this.fresh
  }

  get session(): PostgresSession {
    return this.opened as PostgresSession
  }

  /** A new one in the place of the old one: a copy of the database `from`, or an empty one. */
  async renew(from: string | undefined): Promise<void> {
    await this.remove()
    await createDatabase(this.host, this.name, from ?? (this.host.ours ? blank : 'template0'))
    if (!this.host.ours) await administer(this.host, [marked(this.name)])
    this.opened = await connect(this.host, this.name)
    this.fresh = true
  }

  /** Closes the connection; the database stays. */
  async leave(): Promise<void> {
    await this.opened?.close()
    this.opened = undefined
    this.schema = undefined
  }

  async remove(): Promise<void> {
    await this.leave()
    await removeDatabase(this.host, this.name)
  }

  /** Drops the roles that were made on somebody else's server. */
  async removeRoles(): Promise<void> {
    if (this.host.ours) return
    for (const role of this.roles) await administer(this.host, [`DROP ROLE IF EXISTS ${id(role)}`]).catch(() => {})
  }

  /** Runs statements in any order in which they can run; those that cannot, with the reason. */
  async settle(list: readonly Ranked[], scope: Scope): Promise<readonly (readonly [Ranked, Failure])[]> {
    let waiting = list
    for (;;) {
      const failures = new Map<SqlStatement, Failure>()
      const statements = waiting.map(({ statement }) => statement)
      await this.attemptAll(statements, scope, (statement, failure) => failures.set(statement, failure), true)
      const failed = waiting.flatMap((each) => {
        const failure = failures.get(each.statement)
        return failure ? [[each, failure] as const] : []
      })
      if (failed.length === 0 || failed.length === waiting.length) return failed
      waiting = failed.map(([each]) => each)
    }
  }

  /**
   * Runs statements in their order, many at once where all of them work. `loading`: they find their own order, so that a role
   * that is missing may be made by one of them.
   */
  async attemptAll(
    list: readonly SqlStatement[],
    scope: Scope,
    failed: (statement: SqlStatement, failure: Failure) => void,
    loading = false,
  ): Promise<void> {
    for (let start = 0; start < list.length; ) {
      const schema = schemaOf(list[start] as SqlStatement, scope)
      const batch = list.slice(start, start + together)
      const end = batch.findIndex((statement) => schemaOf(statement, scope) !== schema || transactionOf(statement.text) === 'outside')
      const same = end < 0 ? batch : batch.slice(0, Math.max(end, 1))
      start += same.length
      if (same.length > 1 && (await this.attemptBatch(same, schema))) continue
      for (const statement of same) {
        const failure = await this.attempt(statement, scope, loading)
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

  /** Runs a statement; what it names beyond the schema (roles, tablespaces) is made for it. */
  private async attempt(statement: SqlStatement, scope: Scope, loading: boolean): Promise<Failure | undefined> {
    const schema = schemaOf(statement, scope)
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
        const surrounding = round < 50 ? this.missing(error, scope, loading) : undefined
        if (surrounding === undefined) return error
        await this.run(surrounding.sql)
        if (surrounding.role !== undefined) this.roles.push(surrounding.role)
      }
    }
  }

  /** The statement that makes what a failure says is missing, where that is none of the schema's own. */
  private missing(failure: Failure, scope: Scope, loading: boolean): { readonly sql: string; readonly role?: string } | undefined {
    const [, what, name] = /^(role|tablespace|schema|database) "(.+?)" does not exist/.exec(failure.detail.server ?? '') ?? []
    if (name === undefined) return undefined
    if (what === 'role' && loading && managesRole(scope, name)) return undefined
    // For settings that a role has there.
    if (what === 'database') return this.alone ? { sql: `CREATE DATABASE ${id(name)} TEMPLATE ${blank}` } : undefined
    if (what === 'role') return { sql: `CREATE ROLE ${id(name)}`, role: name }
    if (what === 'tablespace') return this.host.ours ? { sql: `CREATE TABLESPACE ${id(name)} LOCATION ''` } : undefined
    return scope.databases.includes(name) ? { sql: `CREATE SCHEMA ${id(name)}` } : undefined
  }

  private async enter(schema: string): Promise<void> {
    if (schema === this.schema) return
    await this.session.enter(schema)
    this.schema = schema
  }

  private async run(sql: string): Promise<void> {
    this.fresh = false
    await this.session.execute(sql)
  }
}

/** The schema that a statement finds bare names in. */
export function schemaOf(statement: SqlStatement, scope: Scope): string {
  return statement.database ?? scope.databases[0] ?? 'public'
}

/** A statement for an engine that reaches no other server, and that nobody logs in to. */
function harmless(sql: string): string {
  return withoutPassword(disconnected(sql))
}
