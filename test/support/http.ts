// A ClickHouse server on the loopback interface: the HTTP interface of one, in front of the embedded engine. It speaks what
// `@clickhouse/client` speaks, and can be told to misbehave the way servers and what stands before them do.
// https://clickhouse.com/docs/interfaces/http
import { fork, type ChildProcess } from 'node:child_process'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Answer, Question } from '../../src/dialect/clickhouse/engine-child.js'
import { id } from '../../src/dialect/clickhouse/quote.js'
import { temporaryFolder } from '../../src/dialect/engine-files.js'

/** `rubbish`: a proxy's page. `late`: 200, some rows, then an exception. `drop`: the connection ends. `silent`: no answer. */
export type Misbehaviour = 'rubbish' | 'late' | 'drop' | 'silent'

export interface HttpOptions {
  readonly users: Readonly<Record<string, string>>
  /** Elements of the server's configuration. */
  readonly config?: string
}

/** A request as it came. */
export interface Asked {
  readonly query: string
  readonly parameters: Readonly<Record<string, string>>
  readonly user: string
}

/** How the request that a predicate picks is answered instead. */
interface Misbehaving {
  readonly how: Misbehaviour
  readonly when: (asked: Asked) => boolean
}

class ServerError extends Error {
  readonly code: number
  readonly status: number

  constructor(code: number, name: string, message: string, status = 500) {
    super(`Code: ${code}. DB::Exception: ${message}. (${name}) (version 26.7.2.1 (official build))`)
    this.code = code
    this.status = status
  }
}

export class HttpClickHouse {
  readonly asked: Asked[] = []
  misbehaving: Misbehaving | undefined
  private readonly server: Server
  private readonly engine: ChildProcess
  private readonly users: Readonly<Record<string, string>>
  private readonly waiting = new Map<number, (answer: Answer) => void>()
  private next = 0
  private latest: Promise<unknown> = Promise.resolve()
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(options: HttpOptions) {
    this.users = options.users
    const script = fileURLToPath(new URL('../../src/dialect/clickhouse/engine-child.js', import.meta.url))
    this.engine = fork(script, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', execArgv: [] })
    this.engine.on('message', (answer: Answer) => this.waiting.get(answer.number)?.(answer))
    this.server = createServer((request, response) => {
      this.turn = this.turn.then(() => this.serve(request, response)).catch(() => response.destroy())
    })
  }

  static async start(options: HttpOptions = { users: { default: '' } }): Promise<HttpClickHouse> {
    const it = new HttpClickHouse(options)
    await it.ask({ open: temporaryFolder(), temporary: true, config: `<clickhouse>${options.config ?? ''}</clickhouse>` })
    await new Promise<void>((ready) => it.server.listen(0, '127.0.0.1', ready))
    return it
  }

  /** The server's URL, for `user`. */
  url(user = 'default', password = this.users[user] ?? ''): string {
    const credentials = password === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`
    return `http://${credentials}127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Runs statements as the administrator would, behind trueup's back. */
  async run(...statements: readonly string[]): Promise<void> {
    await this.ask({ run: statements })
  }

  /** The rows of a query, each as an array of values. */
  async rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    const { text = '' } = await this.ask({ query: sql })
    return (JSON.parse(text) as { data: unknown[][] }).data
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
    const gone = new Promise((ended) => this.engine.once('exit', ended))
    this.engine.disconnect()
    await gone
  }

  private ask(question: Question): Promise<Answer> {
    const number = this.next++
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.set(number, (answer) => {
        this.waiting.delete(number)
        if (answer.error === undefined) resolve(answer)
        else reject(new Error(answer.error))
      })
      this.engine.send({ ...question, number })
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const parameters = Object.fromEntries(url.searchParams)
    const body = await readAll(request)
    const query = [parameters.query, body].filter(Boolean).join('\n')
    const [user, password] = credentials(request)
    const asked: Asked = { query, parameters, user }
    this.asked.push(asked)
    const how = this.misbehaving?.when(asked) ? this.misbehaving.how : undefined
    if (how === 'silent') return
    if (how === 'drop') return void request.socket.destroy()
    if (how === 'rubbish') {
      response.writeHead(200, { 'content-type': 'text/html' })
      return void response.end('<!doctype html>\n<html><body><h1>Welcome to nginx!</h1></body></html>')
    }
    response.setHeader('x-clickhouse-query-id', parameters.query_id ?? 'none')
    response.setHeader('x-clickhouse-server-display-name', 'loopback')
    response.setHeader('x-clickhouse-summary', '{}')
    try {
      if (request.method === 'GET' && url.pathname === '/ping') return void response.end('Ok.\n')
      if (this.users[user] === undefined || this.users[user] !== password) throw authenticationFailed(user)
      const text = await this.answer(query, parameters)
      if (how !== 'late') return this.send(request, response, 200, text)
      const error = new ServerError(395, 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO', 'Value passed to throwIf is non-zero')
      response.end(`${text.slice(0, Math.floor(text.length / 2))}\n${error.message}\n`)
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      const code = error instanceof ServerError ? error.code : Number(/Code: (\d+)/.exec(words)?.[1] ?? 1002)
      response.setHeader('x-clickhouse-exception-code', String(code))
      this.send(request, response, error instanceof ServerError ? error.status : statusOf(code), `${words}\n`)
    }
  }

  private send(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
    const zipped = new URL(request.url ?? '/', 'http://localhost').searchParams.get('enable_http_compression') === '1'
    response.statusCode = status
    if (!zipped || !/gzip/.test(String(request.headers['accept-encoding'] ?? ''))) return void response.end(text)
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(text))
  }

  /** One request after the other: the engine has one session, and with it one current database. */
  private answer(query: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const answer = this.latest.then(() => this.answerNow(query, parameters))
    this.latest = answer.catch(() => {})
    return answer
  }

  private async answerNow(query: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const reads = /^\s*(--[^\n]*\n\s*)*\(?\s*(SELECT|SHOW|DESC|DESCRIBE|EXPLAIN|EXISTS|WITH)\b/i.test(query)
    const readOnly = parameters.readonly !== undefined && parameters.readonly !== '0'
    if (readOnly && !reads) throw new ServerError(164, 'READONLY', 'Cannot execute query in readonly mode')
    const database = parameters.database ?? 'default'
    const [known] = await this.rows(`SELECT count() FROM system.databases WHERE name = '${database.replaceAll(/['\\]/g, '\\$&')}'`)
    if (Number(known?.[0]) === 0) throw new ServerError(81, 'UNKNOWN_DATABASE', `Database ${database} does not exist`, 404)
    await this.ask({ run: [`USE ${id(database)}`] })
    if (!reads) {
      await this.ask({ run: [query] })
      return ''
    }
    const bare = query.replace(/;\s*$/, '')
    const formatted = /\bFORMAT\s+\w+\s*$/i.test(bare) ? bare : `${bare}\nFORMAT ${parameters.default_format ?? 'TabSeparated'}`
    const { text = '' } = await this.ask({ query: formatted })
    return text
  }
}

/** What ClickHouse says to a wrong password and to an unknown user alike. */
function authenticationFailed(user: string): ServerError {
  return new ServerError(
    516,
    'AUTHENTICATION_FAILED',
    `${user}: Authentication failed: password is incorrect, or there is no user with such name`,
    403,
  )
}

function credentials(request: IncomingMessage): readonly [user: string, password: string] {
  const basic = /^Basic (.+)$/.exec(String(request.headers.authorization ?? ''))?.[1]
  if (basic !== undefined) {
    const text = Buffer.from(basic, 'base64').toString('utf8')
    const at = text.indexOf(':')
    return [text.slice(0, at), text.slice(at + 1)]
  }
  return [String(request.headers['x-clickhouse-user'] ?? 'default'), String(request.headers['x-clickhouse-key'] ?? '')]
}

/** The status a server answers with, by error code: https://github.com/ClickHouse/ClickHouse src/Server/HTTP/exceptionCodeToHTTPStatus.cpp */
function statusOf(code: number): number {
  if ([60, 81, 46].includes(code)) return 404
  return [62, 36, 43, 47, 53].includes(code) ? 400 : 500
}
