// An embedded database as an environment, to develop against. It is given every cluster, storage policy and macro that a statement
// names, and runs what is for many servers on its own, so that what is written for a cluster runs here as well.
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'
import { embeddable, madeAsNull } from './embeddable.js'
import { Engine } from './engine.js'
import { atomicDefault, keepNamed, namedHere } from './engine-folder.js'
import { misspelled } from './limits.js'
import { id, literal } from './quote.js'
import { classify } from './split.js'
import { subjectOf, type Subject } from './subject.js'
import { configuration, namedIn, together, type Named } from './surroundings.js'

const statementTimeout = 600_000

export class EmbeddedSession implements Session {
  readonly url: string
  readonly version: string
  private engine: Engine
  private named: Named
  private readonly path: string
  private readonly database: string
  private readonly verbose: boolean
  /** The database that names mean; undefined where the engine has not been told. */
  private inside: string | undefined
  /** Statements that the session would forget with its engine. */
  private readonly settings: string[] = []

  private constructor(engine: Engine, path: string, named: Named, options: SessionOptions) {
    this.engine = engine
    this.url = engine.url
    this.version = engine.version
    this.path = path
    this.named = named
    this.database = options.databases[options.database] ?? options.database
    this.verbose = options.verbose
  }

  /** Throws `connection-failed`, `engine-missing`. */
  static async open(path: string, options: SessionOptions): Promise<Session> {
    const named = namedHere(path)
    const session = new EmbeddedSession(await started(path, named, options.verbose), path, named, options)
    if (options.readOnly) await session.engine.run('SET readonly = 2')
    return session
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.engine.query(sql)
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    await this.furnish(sql)
    const database = options.database ?? this.database
    if (this.inside !== database && !options.anywhere) {
      await this.engine.run(`USE ${id(database)}`)
      this.inside = database
    }
    const subject = subjectOf(sql, database)
    const { sql: here, after, unsaid } = embeddable(sql, subject)
    if (unsaid !== undefined && subject.kind === 'materialized_view') throw unkept(subject, unsaid.original)
    try {
      await this.engine.run(here)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // There are no users here, nor what else is said to a whole server.
      if (classify(sql) === 'aside') return
      const server = error.detail.server ?? ''
      if (/database default has engine Overlay/.test(server)) {
        await this.ownDefault()
        await this.engine.run(here)
      } else if (misspelled(server) || !(await madeAsNull(this.engine, here, subject, server))) throw error
    }
    if (after !== undefined) await this.engine.run(after)
    if (/^\s*SET\b/i.test(sql)) this.settings.push(sql)
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  /** Starts the engine again where `sql` names what it was not told of. */
  private async furnish(sql: string): Promise<void> {
    const named = together(this.named, namedIn([sql]))
    if (named === this.named) return
    await this.engine.close()
    keepNamed(this.path, named)
    this.engine = await started(this.path, named, this.verbose)
    this.named = named
    this.inside = undefined
    for (const setting of this.settings) await this.engine.run(setting)
  }

  /** The engine opens the database `default` as an Overlay, in which not everything can be made: it is opened as what it is. */
  private async ownDefault(): Promise<void> {
    const uuid = atomicDefault(this.path)
    await this.engine.run('DETACH DATABASE default SYNC')
    await this.engine.run(`ATTACH DATABASE default UUID ${literal(uuid)} ENGINE = Atomic`)
    await this.engine.run(`USE ${id(this.inside ?? this.database)}`)
  }
}

function started(path: string, named: Named, verbose: boolean): Promise<Engine> {
  return Engine.start({ path, temporary: false, config: configuration(named, true), timeout: statementTimeout, verbose })
}

/** The table that a view keeps its rows in has no place to say what its engine stands for, and would differ from what was written for good. */
function unkept({ name }: Subject, engine: string): Failure {
  const words = `a local database cannot keep the storage of materialized view ${name.join('.')}, ${engine}: give the view a table of its own with TO, or run this on a server`
  return new Failure('statement-failed', words, 'Create the table, then the view with TO and the name of the table.', { server: words })
}
