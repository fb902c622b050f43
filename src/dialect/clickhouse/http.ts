// ClickHouse over HTTP: statements and answers, and what a server's refusal means.
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session, SessionOptions } from '../dialect.js'
import { addressOf, type Address } from './address.js'
import { spokenTo } from './old.js'
import { concealed } from './secret.js'
import { Wire } from './wire.js'

/** Milliseconds the first question may take: a server that answers at all answers it at once. */
const firstTimeout = 20_000

export class HttpSession implements Session {
  readonly url: string
  readonly version: string
  private readonly address: Address
  private readonly wire: Wire
  /** The database of statements that name none. */
  private readonly database: string
  private readonly settings: Readonly<Record<string, string | number>>

  private constructor(version: string, address: Address, wire: Wire, database: string, settings: HttpSession['settings']) {
    this.url = address.masked
    this.version = version
    this.address = address
    this.wire = wire
    this.database = database
    this.settings = settings
  }

  static async open(url: string, options: SessionOptions): Promise<Session> {
    const address = addressOf(url)
    const wire = new Wire(address)
    const database = options.databases[options.database] ?? options.database
    const probe = new HttpSession('', address, wire, database, address.settings)
    try {
      const question = `SELECT version() AS version, (SELECT value FROM system.settings WHERE name = 'readonly') AS readonly`
      const [row] = await probe.ask(question, Math.min(address.timeout, firstTimeout))
      const reading = options.readOnly && String(row?.readonly) === '0' ? { readonly: 2 } : {}
      return new HttpSession(String(row?.version), address, wire, database, { ...address.settings, ...reading })
    } catch (error) {
      wire.close()
      throw error
    }
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.ask(sql)
  }

  private async ask(sql: string, limit?: number): Promise<readonly Row[]> {
    const body = await this.send(`${sql}\nFORMAT JSONCompact`, {}, limit)
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
    const body = await this.send(spokenTo(this.version, sql), {
      wait_end_of_query: 1,
      ...(options.anywhere ? {} : { database: this.database }),
      // A statement with an id is looked for in the query log if its answer does not come.
      ...(options.id === undefined ? {} : { query_id: options.id, log_queries: 1 }),
    })
    const late = exceptionIn(body)
    if (late !== undefined) throw statementFailed(late, sql)
  }

  async close(): Promise<void> {
    this.wire.close()
  }

  private async send(sql: string, parameters: Readonly<Record<string, string | number>>, limit = this.address.timeout): Promise<string> {
    try {
      const { text, failed } = await this.wire.send(sql, { ...this.settings, ...parameters }, limit)
      if (!failed) return text
      throw refused(text, sql, this.url)
    } catch (error) {
      if (error instanceof Failure) throw error
      const thrown = error as NodeJS.ErrnoException
      throw unreachable(this.url, thrown.message || thrown.code || String(error))
    }
  }
}

/** Error codes that are about who asks, not about what: https://github.com/ClickHouse/ClickHouse src/Common/ErrorCodes.cpp */
const refusals = ['192', '193', '194', '516']

/** What an answer means that says it is a failure. */
function refused(text: string, sql: string, url: string): Failure {
  const words = exceptionIn(text)
  if (words === undefined) return notClickHouse(url, text)
  if (!refusals.includes(/^Code: (\d+)/.exec(words)?.[1] ?? '')) return statementFailed(words, sql)
  return new Failure('connection-failed', `${url} refused the user or the password`, 'Check the user and the password in the URL.', { server: words })
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
  const found = /(?:^|\n)(Code: \d+[.,] [^\n]*[Ee]xception[\s\S]*)$/.exec(body)?.[1]
  return found === undefined ? undefined : serverWords(found.replace(/\s*\d+ \S+\s+__exception__\s*$/, ''))
}

/** Servers before 20.6 wrap their words in `e.displayText() = … e.what() = …`. */
function serverWords(text: string): string {
  return text
    .trim()
    .replace(/^(Code: \d+), e\.displayText\(\) = /, '$1. ')
    .replace(/, e\.what\(\) = DB::Exception\s*$/, '')
}
