// The embedded engine, seen from the parent: a child process, so that a crash, a hang or a missing engine is an error
// message and nothing worse, and so that its memory goes when it goes.
import { fork, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../core/failure.js'
import type { Row, RunOptions, Session } from '../dialect.js'
import { concealed } from './secret.js'
import type { Answer, Question } from './engine-child.js'

export interface EngineOptions {
  /** Data directory. */
  readonly path: string
  /** Removes the directory when the engine closes, however it closes. */
  readonly temporary: boolean
  /** Server configuration as XML. */
  readonly config?: string
  /** Milliseconds one statement may take. */
  readonly timeout: number
  readonly verbose: boolean
}

export class Engine implements Session {
  readonly url: string
  version = ''
  private readonly child: ChildProcess
  private readonly options: EngineOptions
  private readonly waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  private next = 0
  private ended: Failure | undefined
  private words = ''

  private constructor(options: EngineOptions) {
    this.options = options
    this.url = `chdb:${options.path}`
    const script = fileURLToPath(new URL('./engine-child.js', import.meta.url))
    this.child = fork(script, [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced', execArgv: [] })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.words = (this.words + chunk.toString()).slice(-4000)
        if (options.verbose) process.stderr.write(chunk)
      })
    }
    this.child.on('message', (answer: Answer) => {
      this.waiting.get(answer.number)?.resolve(answer)
      this.waiting.delete(answer.number)
    })
    this.child.on('exit', (code, signal) => {
      // A child that was killed could not tidy up.
      if (options.temporary) rmSync(options.path, { recursive: true, force: true })
      this.end(code, signal)
    })
    this.child.on('error', () => this.lost())
  }

  /** Starts the engine. Throws `engine-missing` where the platform has none, `connection-failed` where the path is in use. */
  static async start(options: EngineOptions): Promise<Engine> {
    const engine = new Engine(options)
    try {
      await engine.ask({ open: options.path, config: options.config ?? '', temporary: options.temporary })
      const [row] = await engine.query('SELECT version() AS version')
      engine.version = String(row?.version)
      return engine
    } catch (error) {
      await engine.close()
      throw error
    }
  }

  async query(sql: string): Promise<readonly Row[]> {
    const answer = await this.ask({ query: sql })
    const { meta, data } = JSON.parse(answer.text ?? '{}') as { meta?: { name: string }[]; data?: unknown[][] }
    const names = (meta ?? []).map((column) => column.name)
    return (data ?? []).map((values) => Object.fromEntries(values.map((value, i) => [names[i], value])) as Row)
  }

  async run(sql: string, _options: RunOptions = {}): Promise<void> {
    await this.ask({ run: [sql] })
  }

  /** Runs statements in order, going on after a failure, or with `stop` not; the server's words for each that failed, by index. */
  async runAll(statements: readonly string[], stop = false): Promise<ReadonlyMap<number, string>> {
    const answer = await this.ask({ run: statements, upon: stop ? 'stop' : 'go on' }, statements.length)
    return new Map(answer.failed ?? [])
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.hold(true)
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    this.ended ??= new Failure('engine-crashed', 'the embedded engine was closed', 'Run the command again.')
    if (this.child.connected) this.child.disconnect()
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 3000)
    await gone
    clearTimeout(timer)
  }

  private async ask(question: Question, statements = 1): Promise<Answer> {
    if (this.ended) throw this.ended
    const number = this.next++
    this.hold(true)
    const answer = new Promise<Answer>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject })
      this.child.send({ ...question, number }, (error) => {
        if (error) this.lost()
      })
    })
    const limit = this.options.timeout + statements * 50
    const timer = setTimeout(() => {
      const seconds = Math.round(limit / 1000)
      this.ended = new Failure(
        'engine-timeout',
        `the embedded ClickHouse engine did not answer within ${seconds} s`,
        'Run the command again with --verbose; if it hangs again, report the statement that it was given.',
        { statement: question.query ?? question.run?.[0] ?? '' },
      )
      this.child.kill('SIGKILL')
    }, limit)
    try {
      const result = await answer
      if (result.error !== undefined) throw failureOf(result, question, result.kind === 'open' ? await this.lastWords() : '')
      return result
    } finally {
      clearTimeout(timer)
      if (this.waiting.size === 0) this.hold(false)
    }
  }

  /** What the engine itself printed: its stream may come a moment after its answer. */
  private async lastWords(): Promise<string> {
    await new Promise((later) => setTimeout(later, 50))
    return this.words
  }

  /** An engine that nobody waits for does not keep its process alive. */
  private hold(wanted: boolean): void {
    const streams = [this.child.stdout, this.child.stderr] as readonly (null | { ref?(): void; unref?(): void })[]
    for (const handle of [this.child, this.child.channel, ...streams]) {
      if (wanted) handle?.ref?.()
      else handle?.unref?.()
    }
  }

  /** The channel broke: the child's end, which says why, is about to be told. */
  private lost(): void {
    setTimeout(() => this.end(this.child.exitCode, this.child.signalCode), 500)
  }

  private end(code: number | null, signal: string | null): void {
    this.ended ??= new Failure(
      'engine-crashed',
      `the embedded ClickHouse engine stopped unexpectedly (${signal ?? `exit code ${code ?? 'unknown'}`})`,
      'Run the command again with --verbose to see what the engine said.',
      { server: this.words.trim().slice(-600) },
    )
    for (const waiting of this.waiting.values()) waiting.reject(this.ended)
    this.waiting.clear()
    // A child that was killed could not do this itself.
    if (this.options.temporary) rmSync(this.options.path, { recursive: true, force: true })
  }
}

/** The version of the embedded engine's package; `none` where it is not installed. */
export function engineVersion(): string {
  try {
    return `chdb ${(createRequire(import.meta.url)('chdb/package.json') as { version: string }).version}`
  } catch {
    return 'none'
  }
}

function failureOf(answer: Answer, question: Question, printed: string): Failure {
  const server = answer.error ?? ''
  if (answer.kind === 'missing') {
    return new Failure(
      'engine-missing',
      `the embedded ClickHouse engine (npm package chdb) is not usable here: ${server.split('\n')[0]}`,
      `Install it with \`npm install chdb\` (Linux with glibc, macOS; here: ${process.platform} ${process.arch}), or name a ClickHouse server: \`scratch: http://…\` in trueup.yaml.`,
    )
  }
  if (answer.kind === 'open' && /another server instance|cannot lock file/i.test(printed)) {
    return new Failure(
      'lock-held',
      `another process uses the embedded database at ${question.open}`,
      'Wait for it to end, then run the command again.',
      {
        server,
      },
    )
  }
  if (answer.kind === 'open') {
    return new Failure(
      'connection-failed',
      `cannot open the embedded database at ${question.open}: ${server}`,
      'Check that no other trueup process is using it, and that the folder is writable.',
      { server },
    )
  }
  const { words, statement } = concealed(server, question.query ?? question.run?.[0] ?? '')
  return new Failure('statement-failed', words, 'Mend the statement and run the command again.', { server: words, statement })
}
