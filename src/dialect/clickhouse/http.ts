// ClickHouse over HTTP, through the official client.
import { ClickHouseError, ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { text as readText } from 'node:stream/consumers'
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'

/** Milliseconds a request may take: a mutation that is waited for may take hours, so only silence is limited. */
const requestTimeout = 3_600_000

export class HttpSession implements Session {
  readonly url: string
  readonly version: string
  private readonly clients: { readonly anywhere: ClickHouseClient; readonly inside: ClickHouseClient }
  private readonly settings: Record<string, string | number>

  private constructor(url: string, version: string, clients: HttpSession['clients'], settings: Record<string, string | number>) {
    this.url = url
    this.version = version
    this.clients = clients
    this.settings = settings
  }

  static async open(url: string, options: SessionOptions): Promise<Session> {
    const address = parse(url)
    const masked = maskUrl(address)
    const { username, password } = address
    address.username = ''
    address.password = ''
    const client = (database?: string) =>
      createClient({
        url: address,
        username: decodeURIComponent(username) || 'default',
        password: decodeURIComponent(password),
        ...(database === undefined ? {} : { database }),
        application: 'trueup',
        request_timeout: requestTimeout,
        log: { level: options.verbose ? ClickHouseLogLevel.DEBUG : ClickHouseLogLevel.OFF },
      })
    const database = options.databases[options.database] ?? options.database
    const clients = { anywhere: client(), inside: client(database) }
    const probe = new HttpSession(masked, '', clients, {})
    try {
      const [row] = await probe.query(`SELECT version() AS version, (SELECT value FROM system.settings WHERE name = 'readonly') AS readonly`)
      const settings: Record<string, string | number> = options.readOnly && String(row?.readonly) === '0' ? { readonly: 2 } : {}
      return new HttpSession(masked, String(row?.version), clients, settings)
    } catch (error) {
      await probe.close()
      throw error
    }
  }

  async query(sql: string): Promise<readonly Row[]> {
    const body = await this.send(this.clients.anywhere, `${sql}\nFORMAT JSONCompact`, {})
    try {
      const { meta, data } = JSON.parse(body) as { meta: { name: string }[]; data: unknown[][] }
      return data.map((values) => Object.fromEntries(values.map((value, i) => [meta[i]?.name ?? '', value])) as Row)
    } catch {
      throw new Failure(
        'connection-failed',
        `${this.url} answered something that is not ClickHouse: ${body.slice(0, 120).replace(/\s+/g, ' ')}`,
        'Check that the URL names the HTTP port of a ClickHouse server (8123, or 8443 with https).',
      )
    }
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    await this.send(options.anywhere ? this.clients.anywhere : this.clients.inside, sql, { wait_end_of_query: 1 }, options.id)
  }

  async close(): Promise<void> {
    await Promise.all([this.clients.anywhere.close(), this.clients.inside.close()])
  }

  private async send(client: ClickHouseClient, query: string, settings: Record<string, string | number>, id?: string): Promise<string> {
    let body: string
    try {
      const { stream } = await client.exec({
        query,
        clickhouse_settings: { ...this.settings, ...settings },
        ...(id === undefined ? {} : { query_id: id }),
      })
      body = await readText(stream)
    } catch (error) {
      throw this.failureOf(error, query)
    }
    // A server that has begun to answer can no longer change its status: the exception is in the body of a 200.
    const exception = /(?:^|\n)(?:__exception__[\s\S]*?)?Code: (\d+)\. DB::Exception: [\s\S]*$/.exec(body)
    if (exception && !body.startsWith('{')) throw statementFailed(exception[0].trim(), query)
    return body
  }

  private failureOf(error: unknown, query: string): Failure {
    if (error instanceof ClickHouseError) {
      const words = `Code: ${error.code}. DB::Exception: ${error.message}${error.type ? ` (${error.type})` : ''}`
      if (error.type === 'AUTHENTICATION_FAILED' || error.code === '193' || error.code === '192') {
        return new Failure('connection-failed', `${this.url} refused the user or the password`, 'Check the user and the password in the URL.', {
          server: words,
        })
      }
      return statementFailed(words, query)
    }
    const cause = error as NodeJS.ErrnoException
    const words = cause.message || cause.code || String(error)
    if (/Code: \d+/.test(words)) return statementFailed(words, query)
    return new Failure(
      'connection-failed',
      `cannot reach ${this.url}: ${words.split('\n')[0]}`,
      'Check that the server runs, that the host and port are right, and that nothing between blocks them.',
      { server: words },
    )
  }
}

function statementFailed(words: string, statement: string): Failure {
  return new Failure('statement-failed', words, 'Mend the statement and run the command again.', { server: words, statement })
}

function parse(url: string): URL {
  try {
    return new URL(url)
  } catch {
    throw new Failure(
      'config-invalid',
      'the url of the environment cannot be read',
      'Write https://user:password@host:8443, with special characters of the password percent-encoded.',
    )
  }
}

function maskUrl(url: URL): string {
  return `${url.protocol}//${url.username ? `${url.username}${url.password ? ':***' : ''}@` : ''}${url.host}${url.pathname === '/' ? '' : url.pathname}`
}
