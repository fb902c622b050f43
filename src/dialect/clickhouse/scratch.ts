// A throwaway ClickHouse: states are loaded into it, migrations replayed on it, plans proven on it.
import { Failure } from '../../core/failure.js'
import type { Key } from '../../core/fact.js'
import type { Note, State } from '../../core/state.js'
import type { Row, Scope, Scratch, ScratchOptions, SqlStatement } from '../dialect.js'
import { Engine } from './engine.js'
import { readState } from './introspect/state.js'
import { relationKey } from './model.js'
import { id } from './quote.js'
import { withStandIns, withoutCluster, withoutSecurity, type Security } from './rewrite.js'
import { classify } from './split.js'
import { subjectOf, type Subject } from './subject.js'
import { surroundings } from './surroundings.js'
import { toTwin } from './twin.js'

/** Creation order where nothing else is known; what fails for want of another object is tried again after the rest. */
const order = ['named_collection', 'function', 'table', 'dictionary', 'view', 'materialized_view']

export class ClickHouseScratch implements Scratch {
  readonly version: string
  private engine: Engine
  private readonly start: () => Promise<Engine>
  /** A rename makes the engine remember dependants that are long gone (26.7): it is not used for another state. */
  private tainted = false
  private readonly securities = new Map<Key, Security>()
  private readonly undeclared = new Set<string>()
  private database = ''

  private constructor(engine: Engine, start: () => Promise<Engine>) {
    this.engine = engine
    this.start = start
    this.version = engine.version
  }

  static async start(options: ScratchOptions): Promise<Scratch> {
    const { directory, timeout, verbose, mentions } = options
    const start = async () => {
      const engine = await Engine.start({ path: directory, temporary: true, config: surroundings(mentions), timeout, verbose })
      await permit(engine)
      return engine
    }
    return new ClickHouseScratch(await start(), start)
  }

  async reset(scope: Scope, like: readonly SqlStatement[] = []): Promise<void> {
    if (this.tainted) {
      await this.engine.close()
      this.engine = await this.start()
      this.tainted = false
    }
    const left = await this.engine.query(
      `SELECT * FROM (SELECT 'DATABASE' AS what, name FROM system.databases WHERE name NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema')
       UNION ALL SELECT 'FUNCTION', name FROM system.functions WHERE origin = 'SQLUserDefined'
       UNION ALL SELECT 'NAMED COLLECTION', name FROM system.named_collections) ORDER BY what`,
    )
    const declared = new Map(
      like
        .map((statement) => [this.subject(statement), statement] as const)
        .filter(([subject]) => subject.verb === 'create' && subject.kind === 'database')
        .map(([subject, statement]) => [subject.name[0] ?? '', statement]),
    )
    this.securities.clear()
    this.undeclared.clear()
    await this.all(left.map((row) => `DROP ${row.what} ${id(String(row.name))}${row.what === 'DATABASE' ? ' SYNC' : ''}`))
    for (const name of scope.databases) {
      const statement = declared.get(name)
      if (!statement) this.undeclared.add(name)
      await this.engine.run(statement ? localDatabase(statement.text) : `CREATE DATABASE ${id(name)} ENGINE = Atomic`)
    }
    this.database = ''
  }

  async load(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    await this.reset(scope, statements)
    const notes: Note[] = []
    let waiting = statements.filter((statement) => {
      if (classify(statement.text) === 'aside') {
        notes.push(setAside(statement))
        return false
      }
      return this.subject(statement, scope).kind !== 'database'
    })
    waiting = [...waiting].sort((a, b) => this.rank(a, scope) - this.rank(b, scope))
    while (waiting.length > 0) {
      const failed = await this.attempt(waiting, scope)
      if (failed.length === waiting.length) throw this.failure(failed, scope)
      waiting = failed.map(([statement]) => statement)
    }
    return notes
  }

  async replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    const notes: Note[] = []
    for (const statement of statements) {
      const what = classify(statement.text)
      if (what === 'aside') notes.push(setAside(statement))
      if (what === 'aside' || what === 'query') continue
      const subject = this.subject(statement, scope)
      if (subject.kind === 'database' && subject.verb === 'create' && this.undeclared.delete(subject.name[0] ?? '')) {
        await this.engine.run(`DROP DATABASE ${id(subject.name[0] ?? '')} SYNC`)
        await this.engine.run(localDatabase(statement.text))
        this.database = ''
        continue
      }
      await this.enter(statement, scope)
      if (subject.verb === 'rename') this.tainted = true
      try {
        await this.engine.run(this.prepared(statement, scope))
      } catch (error) {
        throw placed(error, statement)
      }
    }
    return notes
  }

  async read(scope: Scope): Promise<State> {
    const state = await readState(this.engine, scope, this.securities)
    return { ...state, lists: { ...state.lists, undeclaredDatabases: [...this.undeclared] } }
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.engine.query(sql)
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  private subject(statement: SqlStatement, scope?: Scope): Subject {
    return subjectOf(statement.text, statement.database ?? scope?.databases[0] ?? '')
  }

  private rank(statement: SqlStatement, scope: Scope): number {
    const { verb, kind } = this.subject(statement, scope)
    const rank = order.indexOf(kind)
    return verb === 'create' ? (rank < 0 ? order.length : rank) : order.length + 1
  }

  /** Runs every statement once, by database; those that failed, with the server's words. */
  private async attempt(statements: readonly SqlStatement[], scope: Scope): Promise<readonly (readonly [SqlStatement, string])[]> {
    const failed: (readonly [SqlStatement, string])[] = []
    for (let i = 0; i < statements.length; ) {
      const first = statements[i] as SqlStatement
      const batch: SqlStatement[] = []
      while (i < statements.length && batch.length < 50 && statements[i]?.database === first.database) batch.push(statements[i++] as SqlStatement)
      await this.enter(first, scope)
      const words = await this.engine.runAll(batch.map((statement) => this.prepared(statement, scope)))
      for (const [index, server] of words) failed.push([batch[index] as SqlStatement, server])
    }
    return failed
  }

  private async enter(statement: SqlStatement, scope: Scope): Promise<void> {
    const database = statement.database ?? scope.databases[0] ?? 'default'
    if (database === this.database) return
    await this.engine.run(`USE ${id(database)}`)
    this.database = database
  }

  private async all(statements: readonly string[]): Promise<void> {
    const failed = await this.engine.runAll(statements)
    for (const [index, server] of failed)
      throw new Failure('statement-failed', server, 'Report this: it is a bug in trueup.', { statement: statements[index] ?? '', server })
  }

  /** The statement as the scratch engine can run it; what it cannot hold is remembered. */
  private prepared(statement: SqlStatement, scope: Scope): string {
    const { sql, security } = withoutSecurity(toTwin(withStandIns(withoutCluster(statement.text))))
    const subject = this.subject(statement, scope)
    const [database, name] = subject.name
    if (subject.verb === 'create' && database !== undefined && name !== undefined) {
      this.securities.set(relationKey(database, name), security)
    }
    return sql
  }

  /** The failure to show when nothing more can be made: a real mistake before a mere missing object. */
  private failure(failed: readonly (readonly [SqlStatement, string])[], scope: Scope): Failure {
    const wanting = failed.filter(([, server]) => /UNKNOWN_TABLE|UNKNOWN_DATABASE|UNKNOWN_FUNCTION|DICTIONARIES_WAS_NOT_LOADED/.test(server))
    const [mistake] = failed.filter((each) => !wanting.includes(each))
    const names = new Set(failed.map(([statement]) => this.subject(statement, scope).name.join('.')))
    const [first] = failed
    if (!mistake && wanting.length > 1 && wanting.every(([, server]) => [...names].some((name) => server.includes(name.split('.').at(-1) ?? name)))) {
      const [statement] = wanting[0] as readonly [SqlStatement, string]
      const circle = wanting.map(([each]) => this.subject(each, scope).name.join('.')).join(', ')
      return new Failure(
        'circular-objects',
        `these objects need each other in a circle: ${circle}`,
        'Take one of them out of the circle: no server can create them.',
        { place: statement.place },
      )
    }
    const [statement, server] = (mistake ?? first) as readonly [SqlStatement, string]
    return placed(new Failure('statement-failed', server, '', { server }), statement) as Failure
  }
}

/** Experimental and suspicious things that a live server may hold are no reason to refuse them here. */
async function permit(engine: Engine): Promise<void> {
  const gates = await engine.query(
    `SELECT name FROM system.settings WHERE type = 'Bool' AND value = '0'
     AND (match(name, '^(allow_suspicious|allow_experimental|allow_deprecated)_') OR match(name, '^enable_[a-z0-9_]*type$') OR name IN ('allow_materialized_view_with_bad_select', 'allow_create_index_without_type', 'allow_not_comparable_types_in_order_by'))
     AND name NOT IN ('allow_experimental_query_deduplication', 'allow_experimental_join_right_table_sorting', 'allow_experimental_kusto_dialect', 'allow_experimental_prql_dialect', 'allow_experimental_polyglot_dialect')`,
  )
  await engine.runAll(gates.map((row) => `SET ${row.name} = 1`))
  await engine.runAll(['SET mutations_sync = 2', 'SET alter_sync = 2', 'SET validate_mutation_query = 0', 'SET distributed_ddl_task_timeout = 1'])
}

function localDatabase(sql: string): string {
  return withoutCluster(sql).replace(/\bENGINE\s*=\s*(Replicated|Shared|Overlay|Lazy|Ordinary)\b(\s*\([^)]*\))?/i, 'ENGINE = Atomic')
}

function setAside(statement: SqlStatement): Note {
  const { file, line } = statement.place
  const words = statement.text.split(/\s+/).slice(0, 3).join(' ')
  return { about: `${file}:${line}`, reason: `${words} … cannot run on the scratch engine and was set aside` }
}

/** The failure of a statement, as the failure of the place where somebody wrote it. */
function placed(error: unknown, statement: SqlStatement): unknown {
  if (!(error instanceof Failure) || error.code !== 'statement-failed') return error
  const server = error.detail.server ?? error.message
  return new Failure('sql-invalid', server, `Mend the statement at ${statement.place.file}:${statement.place.line}.`, {
    place: statement.place,
    statement: statement.text,
    server,
  })
}
