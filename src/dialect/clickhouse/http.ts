// ClickHouse over HTTP, through the official client. It is fetched when a server is first spoken to: half of the projects speak to none.
import type { ClickHouseClient } from '@clickhouse/client'
import { text as readText } from 'node:stream/consumers'
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'
import { spokenTo } from './old.js'
import { concealed } from './secret.js'
import { settingsIn } from './set.js'

/** Milliseconds a request may take: a mutation that is waited for may take hours, so only silence is limited. */
const requestTimeout = 3_600_000

/** Milliseconds the first question may take: a server that answers at all answers it at once. */
const firstTimeout = 20_000

let library: typeof import('@clickhouse/client') | undefined

export class HttpSession implements Session {
  readonly url: string
  readonly version: string
  private readonly clients: { readonly anywhere: ClickHouseClient; readonly inside: ClickHouseClient }
  private readonly settings: Record<string, string | number>
  /** What SET statements said: it holds for what is run after them. */
  private said: Readonly<Record<string, string | undefined>> = {}

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
    const limit = timeoutOf(address)
    library ??= await import('@clickhouse/client')
    const { ClickHouseLogLevel, createClient } = library
    // The client takes the path for a database that outranks the one it is given; names mean the managed database here.
    for (const part of ['username', 'password', 'pathname'] as const) address[part] = ''
    const client = (database?: string) =>
      createClient({
        url: address,
        username: decoded(username) || 'default',
        password: decoded(password),
        ...(database === undefined ? {} : { database }),
        application: 'trueup',
        request_timeout: limit,
        log: { level: options.verbose ? ClickHouseLogLevel.DEBUG : ClickHouseLogLevel.OFF },
      })
    const database = options.databases[options.database] ?? options.database
    let clients: HttpSession['clients']
    try {
      clients = { anywhere: client(), inside: client(database) }
    } catch (error) {
      throw unusableUrl(error instanceof Error ? error.message : String(error))
    }
    const probe = new HttpSession(masked, '', clients, {})
    try {
      const question = `SELECT version() AS version, (SELECT value FROM system.settings WHERE name = 'readonly') AS readonly`
      const [row] = await probe.ask(question, Math.min(limit, firstTimeout))
      const settings: Record<string, string | number> = options.readOnly && String(row?.readonly) === '0' ? { readonly: 2 } : {}
      return new HttpSession(masked, String(row?.version), clients, settings)
    } catch (error) {
      await probe.close()
      throw error
    }
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.ask(sql)
  }

  private async ask(sql: string, limit?: number): Promise<readonly Row[]> {
    const body = await this.send(this.clients.anywhere, `${sql}\nFORMAT JSONCompact`, {}, limit === undefined ? {} : { limit })
    let answer: { readonly meta: readonly { readonly name: string }[]; readonly data: readonly unknown[][]; readonly exception?: string }
    try {
      answer = JSON.parse(body)
    } catch {
      const late = exceptionIn(body)
      throw late === undefined ? notClickHouse(this.url, body) : statementFailed(late, sql)
    }
    if (answer.exception !== undefined) throw statementFailed(serverWords(answer.exception), sql)
    return answer.data.map((values) => Object.fromEntries(values.map((value, i) => [answer.meta[i]?.name ?? '', value])) as Row)
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    const { id, database, anywhere } = options
    const client = anywhere || database !== undefined ? this.clients.anywhere : this.clients.inside
    // A statement with an id is looked for in the query log if its answer does not come.
    const logged = id === undefined ? {} : { log_queries: 1 }
    const body = await this.send(
      client,
      spokenTo(this.version, sql),
      { ...this.saidNow(), wait_end_of_query: 1, ...logged, ...(database === undefined ? {} : { database }) },
      id === undefined ? {} : { id },
    )
    const late = exceptionIn(body)
    if (late !== undefined) throw statementFailed(late, sql)
    this.said = { ...this.said, ...settingsIn(sql) }
  }

  private saidNow(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  }

  async close(): Promise<void> {
    await Promise.all([this.clients.anywhere.close(), this.clients.inside.close()])
  }

  private async send(
    client: ClickHouseClient,
    query: string,
    settings: Record<string, string | number>,
    { id, limit }: { readonly id?: string; readonly limit?: number },
  ): Promise<string> {
    const timeout = limit === undefined ? undefined : AbortSignal.timeout(limit)
    try {
      const { stream } = await client.exec({
        query,
        clickhouse_settings: { ...this.settings, ...settings },
        ...(id === undefined ? {} : { query_id: id }),
        ...(timeout === undefined ? {} : { abort_signal: timeout }),
      })
      return await readText(stream)
    } catch (error) {
      if (timeout?.aborted) throw unreachable(this.url, `no answer within ${Math.round((limit ?? 0) / 1000)} s`)
      throw failureOf(error, query, this.url)
    }
  }
}

/** Error codes that are about who asks, not about what: https://github.com/ClickHouse/ClickHouse src/Common/ErrorCodes.cpp */
const refusals = ['192', '193', '194', '516']

function failureOf(error: unknown, query: string, url: string): Failure {
  const thrown = error as NodeJS.ErrnoException
  const text =
    library !== undefined && error instanceof library.ClickHouseError
      ? `Code: ${error.code}. DB::Exception: ${error.message}${error.type ? ` (${error.type})` : ''}`
      : thrown.message || ''
  const words = exceptionIn(text)
  if (words !== undefined) {
    if (!refusals.includes(/^Code: (\d+)/.exec(words)?.[1] ?? '')) return statementFailed(words, query)
    return new Failure('connection-failed', `${url} refused the user or the password`, 'Check the user and the password in the URL.', {
      server: words,
    })
  }
  if (thrown.code === undefined && /^\s*</.test(text)) return notClickHouse(url, text)
  return unreachable(url, text || thrown.code || String(error))
}

function unreachable(url: string, words: string): Failure {
  return new Failure(
    'connection-failed',
    `cannot reach ${url}: ${words.split('\n')[0]}`,
    'Check that the server runs, that the host and port are right, and that nothing between blocks them.',
    { server: words },
  )
}

function notClickHouse(url: string, body: string): Failure {
  return new Failure(
    'connection-failed',
    `${url} answered something that is not ClickHouse: ${body.slice(0, 120).replace(/\s+/g, ' ')}`,
    'Check that the URL names the HTTP port of a ClickHouse server (8123, or 8443 with https).',
  )
}

function statementFailed(said: string, sql: string): Failure {
  const { words, statement } = concealed(said, sql)
  return new Failure('statement-failed', words, 'Mend the statement and run the command again.', { server: words, statement })
}

/**
 * The server's exception in a body. A server that has begun to answer can no longer change its status: the exception
 * then ends the body of a 200, after `__exception__` and a tag from 25.11 on.
 */
function exceptionIn(body: string): string | undefined {
  const found = /(?:^|\n)((?:Code: \d+[.,] [^\n]*[Ee]xception|(?:Poco::E|std::e|Unknown e)xception\. Code: \d+,)[\s\S]*)$/.exec(body)?.[1]
  return found === undefined ? undefined : serverWords(found.replace(/\s*\d+ \S+\s+__exception__\s*$/, ''))
}

/**
 * Servers before 20.6 wrap their words in `e.displayText() = … e.what() = …`; what their libraries throw, such as a log that cannot
 * be written, says so before its code (getCurrentExceptionMessage of ClickHouse src/Common/Exception.cpp).
 */
function serverWords(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:Poco::E|std::e|Unknown e)xception\. (Code: \d+), (?:e\.code\(\) = -?\d+, |type: [^,]*, )*(?:e\.(?:displayText|what)\(\) = )?/,
      '$1. ',
    )
    .replace(/^(Code: \d+), e\.displayText\(\) = /, '$1. ')
    .replace(/, e\.what\(\) = DB::Exception\s*$/, '')
}

function parse(url: string): URL {
  try {
    return new URL(url)
  } catch {
    throw unusableUrl('it cannot be read')
  }
}

/** `?request_timeout=MILLISECONDS`, which the client would take as well, with a warning on the console. */
function timeoutOf(url: URL): number {
  const written = url.searchParams.get('request_timeout')
  url.searchParams.delete('request_timeout')
  if (written === null) return requestTimeout
  if (!/^[1-9]\d*$/.test(written)) throw unusableUrl('its request_timeout is not a number of milliseconds')
  return Number(written)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw unusableUrl('its user or password has a % that encodes nothing')
  }
}

function unusableUrl(reason: string): Failure {
  return new Failure(
    'config-invalid',
    `the url of the environment cannot be used: ${reason}`,
    'Write https://user:password@host:8443, with special characters of the password percent-encoded.',
  )
}

function maskUrl(url: URL): string {
  return `${url.protocol}//${url.username ? `${url.username}${url.password ? ':***' : ''}@` : ''}${url.host}`
}
