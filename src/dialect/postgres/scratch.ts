// A throwaway PostgreSQL: states are loaded into its databases, migrations replayed on them, plans proven on them.
import { Failure } from '../../core/failure.js'
import { hashText } from '../../core/hash.js'
import type { Note, State } from '../../core/state.js'
import type { Row, Scope, Scratch, ScratchOptions, SqlStatement } from '../dialect.js'
import { apart, hopeless, makersFirst, placed, rankOf, type Ranked } from './creation.js'
import { vacate } from './database.js'
import { depthsOf } from './descent.js'
import { hostedName, type Host } from './host.js'
import { readState } from './introspect/state.js'
import { renderAll } from './render.js'
import { managesRole, managesRoles, rolesIn } from './role.js'
import { schemaOf, ScratchDatabase } from './scratch-database.js'
import { blank, borrow, giveBack } from './shared-host.js'
import { subjectOf } from './subject.js'

/** What belongs to the whole server or to its running: not part of a schema, and not tried here. Roles are where they are managed. */
const aside =
  /^(Create|Alter|Drop)(Tablespace|TableSpace|db|Database|System|UserMapping)|^(Vacuum|CheckPoint|Copy|Load|Reindex|Cluster|Discard|Listen|Notify|Unlisten|Lock)Stmt$/
const framing = /^(TransactionStmt)$/

const nothing: Scope = { databases: [], include: [], exclude: [], own: [] }

let counter = 0

export class PostgresScratch implements Scratch {
  readonly version: string
  /** What its host is borrowed by. */
  private readonly key: string
  private readonly host: Host
  /** Whether the embedded server is used by this engine alone, roles and all. */
  private readonly alone: boolean
  private readonly database: ScratchDatabase
  /** What others manage, and the database that has it, once there is one: every other is a copy of it. */
  private readonly outside: readonly SqlStatement[]
  private ground: ScratchDatabase | undefined

  private constructor(key: string, host: Host, alone: boolean, outside: readonly SqlStatement[]) {
    this.key = key
    this.host = host
    this.alone = alone
    this.outside = outside
    this.version = host.version
    this.database = new ScratchDatabase(host, freeName(host), alone)
  }

  static async start(options: ScratchOptions): Promise<Scratch> {
    const { url = '', scope, outside = [] } = options
    // Roles are a server's, so whoever manages some has one alone.
    const alone = scope !== undefined && managesRoles(scope)
    if (alone && url !== '') throw hostedRoles()
    const key = alone ? `alone ${++counter}` : url
    return new PostgresScratch(key, await borrow(key, url, options.verbose), alone, outside)
  }

  async ready(): Promise<void> {
    await this.empty()
  }

  async reset(): Promise<void> {
    await this.empty()
  }

  async load(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    await this.reset()
    return await this.make(statements, scope, this.database)
  }

  /** Runs statements in an order in which they can run. Throws `sql-invalid` where there is none. */
  private async make(statements: readonly SqlStatement[], scope: Scope, database: ScratchDatabase): Promise<readonly Note[]> {
    const notes: Note[] = []
    const depths = depthsOf(statements.map((statement) => ({ text: statement.text, schema: schemaOf(statement, scope), file: statement.place.file })))
    const ranked = statements.flatMap((statement, i) => {
      const { type } = subject(statement, scope)
      if (this.setsAside(type, statement, scope) && type !== 'CreateUserMappingStmt') notes.push(setAside(statement))
      else if (!framing.test(type)) return [{ statement, rank: rankOf(type, depths[i]) }]
      return []
    })
    // What is stuck is tried again after each rank: an ALTER of a table means its partitions as well, so they have to be there.
    let waiting: readonly Ranked[] = []
    for (const rank of [...new Set(ranked.map((each) => each.rank))].sort((a, b) => a - b)) {
      const next = makersFirst(
        ranked.filter((each) => each.rank === rank),
        (statement) => schemaOf(statement, scope),
      )
      const stuck = await database.settle([...waiting, ...next], scope)
      waiting = stuck.map(([each]) => each)
    }
    while (waiting.length > 0) {
      const next = waiting.flatMap(apart)
      const stuck = await database.settle(next, scope)
      if (stuck.length === next.length && next.length === waiting.length) {
        const failed = stuck.map(([{ statement }, failure]) => [statement, failure] as const)
        throw hopeless(failed, (statement) => subject(statement, scope).name, scope)
      }
      waiting = stuck.map(([each]) => each)
    }
    return notes
  }

  async replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    const notes: Note[] = []
    const tried = statements.filter((statement) => {
      const { type } = subject(statement, scope)
      const other = this.setsAside(type, statement, scope) && !/UserMapping/.test(type)
      if (other) notes.push(setAside(statement))
      return !other && !framing.test(type)
    })
    await this.database.attemptAll(tried, scope, (statement, failure) => {
      throw placed(failure, statement)
    })
    return notes
  }

  async read(scope: Scope): Promise<State> {
    if (!this.database.isOpen) await this.empty()
    const state = await readState(this.database.session, scope)
    return { ...state, spelled: renderAll(state).map(hashText).sort() }
  }

  async query(sql: string): Promise<readonly Row[]> {
    if (!this.database.isOpen) await this.empty()
    return await this.database.session.query(sql)
  }

  async close(): Promise<void> {
    const databases = [this.database, ...(this.ground ? [this.ground] : [])]
    for (const database of databases) await database.remove().catch(() => {})
    for (const database of databases) await database.removeRoles()
    await giveBack(this.key)
  }

  private async empty(): Promise<void> {
    if (this.database.isEmpty) return
    if (this.alone) {
      await this.database.remove()
      await vacate(this.host, blank)
      this.ground = undefined
    }
    if (this.outside.length > 0) this.ground ??= await this.prepared()
    await this.database.renew(this.ground?.name)
  }

  /** A new database with what others manage. */
  private async prepared(): Promise<ScratchDatabase> {
    const database = new ScratchDatabase(this.host, freeName(this.host), this.alone)
    await database.renew(undefined)
    try {
      // Whatever schema is meant is one of theirs.
      const schemas = [...new Set(this.outside.flatMap((statement) => subject(statement, nothing).name[0] ?? []))]
      await this.make(this.outside, { ...nothing, databases: ['public', ...schemas] }, database)
      await database.leave()
      return database
    } catch (error) {
      await database.remove()
      throw error
    }
  }

  /** On somebody's server a subscription, once enabled, would connect to where it subscribes. */
  private setsAside(type: string, { text }: SqlStatement, scope: Scope): boolean {
    const roles = rolesIn(text)
    if (roles !== undefined) return !this.alone || !roles.some((name) => managesRole(scope, name))
    return aside.test(type) || (!this.host.ours && /SubscriptionStmt$/.test(type))
  }
}

function freeName(host: Host): string {
  return host.ours ? `trueup_${process.pid}_${++counter}` : hostedName(++counter)
}

function subject(statement: SqlStatement, scope: Scope) {
  return subjectOf(statement.text, schemaOf(statement, scope))
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
