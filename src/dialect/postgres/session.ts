// Connections to PostgreSQL: `postgres://` for servers, `embedded-postgres:PATH` for a cluster of the embedded binaries. Every
// connection has an empty search_path while it reads. The only place that sees a password.
import type { Client, ClientConfig } from 'pg'
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'
import { Server } from './engine.js'
import { id } from './quote.js'
import { concealed } from './secret.js'

export function accepts(url: string): boolean {
  return /^(postgres(ql)?:\/\/|embedded-postgres:)/.test(url)
}

/** Opens a session. Throws `connection-failed`, `engine-missing`. */
export async function open(url: string, options: SessionOptions): Promise<Session> {
  if (!url.startsWith('embedded-postgres:')) return await PostgresSession.connect({ connectionString: url }, masked(url), options)
  const path = url.slice('embedded-postgres:'.length)
  if (path === '') {
    throw new Failure(
      'config-invalid',
      'the url embedded-postgres: has no path',
      'Write embedded-postgres:PATH, such as embedded-postgres:.trueup/local/postgres.',
    )
  }
  const server = await Server.at(path, options.verbose)
  try {
    return await PostgresSession.connect(server.address('postgres'), url, options, () => server.close())
  } catch (error) {
    await server.close()
    throw error
  }
}

/** What is wrong with a URL that the client cannot read: what it says is not repeated, it may hold a password. */
export function unreadable(): Failure {
  return new Failure(
    'config-invalid',
    'the url of a PostgreSQL server cannot be read',
    'Write postgres://user:password@host:5432/name, with special characters of the password percent-encoded.',
  )
}

/** A client; it reads its URL when it is made, sockets and all. Throws `config-invalid` where that is none. */
function made(client: () => Client): Client {
  try {
    return client()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_INVALID_URL') throw unreadable()
    throw error
  }
}

/** Milliseconds that a statement inside a transaction waits for a lock. */
const lockTimeout = 5000

/** Statements as one: each may end in a comment that would hide what follows on its line. */
function joined(statements: readonly string[]): string {
  return statements.join('\n;\n')
}

function unreachable(url: string, error: Error): Failure {
  return new Failure(
    'connection-failed',
    `cannot connect to ${url}: ${error.message}`,
    'Check the url, that the server runs, and that the role may connect.',
    {
      server: error.message,
    },
  )
}

export function masked(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:/@]*):[^@]*@/, '$1@').replace(/([?&](?:password|sslpassword)=)[^&]*/gi, '$1***')
}

export class PostgresSession implements Session {
  readonly url: string
  readonly version: string
  private client: Client
  private readonly connect: () => Promise<Client>
  private readonly schema: string
  private readonly after: () => Promise<void>
  private entered = false
  private inside = false
  /** Statements of the transaction that are sent with the next one: a round trip less for each. */
  private queue: string[] = []
  /** The one of them that somebody else wrote: a failure is told as its. */
  private queued: string | undefined
  /** The connection is gone, and the next call makes a new one. */
  private gone = false

  private constructor(client: Client, connect: () => Promise<Client>, url: string, version: string, schema: string, after: () => Promise<void>) {
    this.client = client
    this.connect = connect
    this.url = url
    this.version = version
    this.schema = schema
    this.after = after
  }

  static async connect(
    config: ClientConfig,
    url: string,
    options: Pick<SessionOptions, 'readOnly' | 'databases' | 'database'>,
    after: () => Promise<void> = async () => {},
  ): Promise<PostgresSession> {
    const { default: pg } = await import('pg')
    const make = async (): Promise<Client> => {
      const client = made(
        () => new pg.Client({ connectionTimeoutMillis: 20_000, keepAlive: true, pipeline: true, ...config, application_name: 'trueup' }),
      )
      client.on('error', () => {})
      try {
        await client.connect()
        await client.query(
          `SET search_path = ''; SET check_function_bodies = off; SET client_min_messages = warning; SET DateStyle = ISO; SET IntervalStyle = postgres; SET extra_float_digits = 1`,
        )
        if (options.readOnly) await client.query('SET default_transaction_read_only = on')
        return client
      } catch (error) {
        await client.end().catch(() => {})
        throw unreachable(url, error as Error)
      }
    }
    const client = await make()
    const version = await client.query(`SELECT current_setting('server_version') AS version`).catch((error) => {
      throw unreachable(url, error as Error)
    })
    const schema = options.databases[options.database] ?? options.database
    return new PostgresSession(client, make, url, String(version.rows[0].version), schema, after)
  }

  async query(sql: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<readonly Row[]> {
    const values = Object.values(parameters)
    if (this.queue.length > 0) await this.execute(joined(this.queue.splice(0)))
    return await this.guarded(sql, async () => (await this.client.query(values.length > 0 ? { text: sql, values } : sql)).rows as Row[])
  }

  /** Hands every row to `take` as it comes, while the server works on those after it: thousands of rows are never held at once. */
  async each(sql: string, parameters: Readonly<Record<string, unknown>>, take: (row: Row) => void): Promise<void> {
    const { default: pg } = await import('pg')
    await this.guarded(sql, async () => {
      let failed: { readonly error: unknown } | undefined
      const query = new pg.Query({ text: sql, values: Object.values(parameters) })
      query.on('row', (row) => {
        try {
          if (!failed) take(row as Row)
        } catch (error) {
          failed = { error }
        }
      })
      await new Promise<void>((resolve, reject) => {
        query.on('end', () => resolve())
        query.on('error', reject)
        this.client.query(query)
      })
      if (failed) throw failed.error
    })
  }

  /** Runs one statement with the managed schema to find bare names in, as a person's session would. */
  async run(sql: string, options: RunOptions = {}): Promise<void> {
    if (!options.anywhere && (!this.entered || (this.gone && !this.inside))) {
      await this.enter(this.schema)
      this.entered = true
    }
    if (!options.later || !this.inside) return await this.execute(sql)
    this.queue.push(sql)
    if (!options.anywhere) this.queued = sql
  }

  /**
   * A lock that is not given within some seconds fails the transaction: waiting for it, it would make everybody after it wait.
   * The log is written in its order, so that a server that crashes loses the last such transactions or none, and each with its
   * rows of the ledger. https://www.postgresql.org/docs/current/wal-async-commit.html
   */
  async transaction(action: () => Promise<void>, soon: () => boolean = () => false): Promise<void> {
    await this.guarded('', async () => {})
    this.queue = ['BEGIN', `SET LOCAL lock_timeout = '${lockTimeout}ms'`]
    this.inside = true
    try {
      await action()
      await this.execute(soon() ? joined(['SET LOCAL synchronous_commit = off', 'COMMIT']) : 'COMMIT')
    } catch (error) {
      this.queue = []
      this.queued = undefined
      // What was set inside goes back with it.
      this.entered = false
      if (!this.gone) await this.client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      this.inside = false
    }
  }

  /** From now on bare names mean those of `schema` and, as in any session, of `public`; nothing where it is empty. */
  async enter(schema: string): Promise<void> {
    await this.execute(`SET search_path = ${schema === '' ? `''` : schema === 'public' ? 'public' : `${id(schema)}, public`}`)
  }

  async execute(sql: string): Promise<void> {
    const [text, told] = [joined([...this.queue, sql]), this.queued ?? sql]
    this.queue = []
    this.queued = undefined
    await this.guarded(told, () => this.client.query(text))
  }

  /** Runs `action` on one snapshot of the catalogue, with nothing to find bare names in. Tables of the catalogue are small enough to be hashed. */
  async snapshot<T>(action: () => Promise<T>): Promise<T> {
    await this.client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = ''; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL enable_mergejoin = off`,
    )
    try {
      return await action()
    } finally {
      await this.client.query('COMMIT').catch(() => {})
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {})
    await this.after()
  }

  private async guarded<T>(sql: string, action: () => Promise<T>): Promise<T> {
    if (this.gone && !this.inside) {
      this.client = await this.connect()
      this.gone = false
      this.entered = false
    }
    try {
      return await action()
    } catch (error) {
      const { message, detail, hint, code, severity } = error as { [key in 'message' | 'detail' | 'hint' | 'code' | 'severity']?: string }
      const server = [message, detail, hint].filter(Boolean).join('; ')
      // Only what the server says has a severity; the code of a broken pipe looks like one of its own.
      const lost = severity === undefined || code === undefined
      // The server says so before it closes the connection: admin_shutdown, crash_shutdown, and what the driver has no code for.
      if (lost || /^(57P0[125]|08)/.test(code)) {
        this.gone = true
        await this.client.end().catch(() => {})
      }
      if (lost) {
        throw new Failure(
          'connection-failed',
          `the connection to ${this.url} was lost: ${message}`,
          'Run the command again when the server is back.',
          { server },
        )
      }
      const { words, statement } = concealed(server, sql)
      throw new Failure('statement-failed', words, 'Mend the statement and run the command again.', { server: words, statement, sqlstate: code })
    }
  }
}
