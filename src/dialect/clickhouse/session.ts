// Connections to ClickHouse: `chdb:PATH` for the embedded engine, `http(s)://` for servers; the same above this file.
// The only place that sees a password.
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'
import { Engine } from './engine.js'
import { id } from './quote.js'
import { HttpSession } from './http.js'

const statementTimeout = 600_000

export function accepts(url: string): boolean {
  return /^(chdb:|https?:\/\/)/.test(url)
}

/** `http://host/name`: the path is the database, as it is for the client. */
export function databaseIn(url: string): string | undefined {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return undefined
  const name = /^\/([^/]+)\/?$/.exec(new URL(url).pathname)?.[1]
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return undefined
  }
}

/** Opens a session. Throws `connection-failed`, `engine-missing`. */
export async function open(url: string, options: SessionOptions): Promise<Session> {
  if (!url.startsWith('chdb:')) return await HttpSession.open(url, options)
  const path = url.slice('chdb:'.length)
  if (path === '') {
    throw new Failure('config-invalid', 'the url chdb: has no path', 'Write chdb:PATH, such as chdb:.trueup/local/clickhouse.')
  }
  const engine = await Engine.start({ path, temporary: false, timeout: statementTimeout, verbose: options.verbose })
  return await EmbeddedSession.over(engine, options)
}

/** An engine with a session's habits: its own database, and no writes where it only reads. */
class EmbeddedSession implements Session {
  readonly url: string
  readonly version: string
  private readonly engine: Engine
  private readonly database: string
  private inside = false

  private constructor(engine: Engine, database: string) {
    this.engine = engine
    this.url = engine.url
    this.version = engine.version
    this.database = database
  }

  static async over(engine: Engine, options: SessionOptions): Promise<Session> {
    if (options.readOnly) await engine.run('SET readonly = 2')
    return new EmbeddedSession(engine, options.databases[options.database] ?? options.database)
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.engine.query(sql)
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    if (!this.inside && !options.anywhere) {
      await this.engine.run(`USE ${id(this.database)}`)
      this.inside = true
    }
    await this.engine.run(sql)
  }

  close(): Promise<void> {
    return this.engine.close()
  }
}
